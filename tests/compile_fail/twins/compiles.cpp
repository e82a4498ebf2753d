// A case that the compiler accepts: the checker has to object.
// must fail: error
int main() {
#ifdef MUST_FAIL
  return 0;
#endif
}
