// A case that is broken anyway: the checker has to object.
// must fail: error
int main() {
  return nothing_of_this_name;
#ifdef MUST_FAIL
  return 0;
#endif
}
