#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>

#include "interposed.hpp"
#include "not_controlled.hpp"

// Calls that leave what can be controlled: other processes, other machines,
// signals out of the blue. Each ends the run by name; none is passed over.

namespace explorer {
namespace {

constexpr char group[] = "it sends a signal to a group of processes";
constexpr char lent[] = "it lends its memory to another process";
constexpr char program[] = "it starts another program";
constexpr char image[] = "it replaces the program";
constexpr char network[] = "it talks to the network";
constexpr char interruption[] = "it works with signals that come by themselves";
constexpr char cancellation[] = "it cancels a thread";

[[noreturn]] void refuse(const char* call, std::uint64_t pc, const char* why) {
  not_controlled(call, pc, why);
}

}  // namespace
}  // namespace explorer

using explorer::caller;
using explorer::refuse;

extern "C" {

pid_t vfork() noexcept {
  refuse("vfork", caller(), explorer::lent);
}
int killpg(pid_t, int) noexcept {
  refuse("killpg", caller(), explorer::group);
}

int system(const char*) {
  refuse("system", caller(), explorer::program);
}

FILE* popen(const char*, const char*) {
  refuse("popen", caller(), explorer::program);
}

int posix_spawn(pid_t*, const char*, const posix_spawn_file_actions_t*,
                const posix_spawnattr_t*, char* const*, char* const*) noexcept {
  refuse("posix_spawn", caller(), explorer::program);
}

int posix_spawnp(pid_t*, const char*, const posix_spawn_file_actions_t*,
                 const posix_spawnattr_t*, char* const*,
                 char* const*) noexcept {
  refuse("posix_spawnp", caller(), explorer::program);
}

int execve(const char*, char* const*, char* const*) noexcept {
  refuse("execve", caller(), explorer::image);
}

int execv(const char*, char* const*) noexcept {
  refuse("execv", caller(), explorer::image);
}

int execvp(const char*, char* const*) noexcept {
  refuse("execvp", caller(), explorer::image);
}

int execvpe(const char*, char* const*, char* const*) noexcept {
  refuse("execvpe", caller(), explorer::image);
}

int execl(const char*, const char*, ...) noexcept {
  refuse("execl", caller(), explorer::image);
}

int execlp(const char*, const char*, ...) noexcept {
  refuse("execlp", caller(), explorer::image);
}

int execle(const char*, const char*, ...) noexcept {
  refuse("execle", caller(), explorer::image);
}

int connect(int, const sockaddr*, socklen_t) {
  refuse("connect", caller(), explorer::network);
}

int accept(int, sockaddr*, socklen_t*) {
  refuse("accept", caller(), explorer::network);
}

int accept4(int, sockaddr*, socklen_t*, int) {
  refuse("accept4", caller(), explorer::network);
}

int setitimer(__itimer_which_t, const itimerval*, itimerval*) noexcept {
  refuse("setitimer", caller(), explorer::interruption);
}

int timer_create(clockid_t, sigevent*, timer_t*) noexcept {
  refuse("timer_create", caller(), explorer::interruption);
}

int pause() {
  refuse("pause", caller(), explorer::interruption);
}

int sigsuspend(const sigset_t*) {
  refuse("sigsuspend", caller(), explorer::interruption);
}

int sigwait(const sigset_t*, int*) {
  refuse("sigwait", caller(), explorer::interruption);
}

int sigwaitinfo(const sigset_t*, siginfo_t*) {
  refuse("sigwaitinfo", caller(), explorer::interruption);
}

int sigtimedwait(const sigset_t*, siginfo_t*, const timespec*) {
  refuse("sigtimedwait", caller(), explorer::interruption);
}

int pthread_kill(pthread_t, int) noexcept {
  refuse("pthread_kill", caller(), explorer::interruption);
}

int pthread_cancel(pthread_t) {
  refuse("pthread_cancel", caller(), explorer::cancellation);
}

int pthread_setcancelstate(int, int* old) {
  if (old != nullptr) *old = PTHREAD_CANCEL_ENABLE;
  return 0;
}

int pthread_setcanceltype(int, int* old) {
  if (old != nullptr) *old = PTHREAD_CANCEL_DEFERRED;
  return 0;
}

void pthread_testcancel() {}

}  // extern "C"
