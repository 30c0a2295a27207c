// Leaves a process behind that has left its session and its parent, closed all
// that it inherited and ignores every polite request to end.
#include <signal.h>
#include <unistd.h>

int main() {
  int ends[2];
  if (pipe(ends) != 0) return 1;
  if (fork() == 0) {
    setsid();
    if (fork() != 0) _exit(0);
    for (int number = 1; number < NSIG; ++number) signal(number, SIG_IGN);
    for (int descriptor = 0; descriptor < 256; ++descriptor) close(descriptor);
    while (true) pause();
  }
  // Ends only when nobody holds the other end any more.
  close(ends[1]);
  char nothing;
  (void)!read(ends[0], &nothing, 1);
}
