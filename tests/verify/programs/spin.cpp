// Uses all the processor time it can get.
int main() {
  volatile bool busy = true;
  while (busy) {
  }
}
