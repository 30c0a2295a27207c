// Ends itself by the signal whose number it is given, after half a line.
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

int main(int, char** arguments) {
  (void)!write(1, "before", 6);
  raise(atoi(arguments[1]));
}
