// A case refused for another reason than it claims: the checker has to object.
// must fail: invalid operands
int main() {
#ifdef MUST_FAIL
  return nothing_of_this_name;
#endif
}
