// Ends with the exit code it is given.
#include <stdlib.h>

int main(int, char** arguments) {
  return atoi(arguments[1]);
}
