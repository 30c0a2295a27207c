#include "fork_gate.hpp"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <iterator>

namespace verify {
namespace {

#if defined(__x86_64__)
constexpr unsigned native = AUDIT_ARCH_X86_64;
// Calls with this bit belong to another table of numbers.
constexpr unsigned foreign_calls = 0x40000000;
#elif defined(__aarch64__)
constexpr unsigned native = AUDIT_ARCH_AARCH64;
constexpr unsigned foreign_calls = ~0U;
#else
constexpr unsigned native = 0;
constexpr unsigned foreign_calls = 0;
#endif
#ifdef SYS_fork
constexpr unsigned call_fork = SYS_fork;
constexpr unsigned call_vfork = SYS_vfork;
#else
// Here there is only clone.
constexpr unsigned call_fork = ~0U;
constexpr unsigned call_vfork = ~0U;
#endif

/// Where the kernel knows it, a signal does not interrupt a fork that waits.
#ifdef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
constexpr unsigned uninterrupted = SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
#else
constexpr unsigned uninterrupted = 1U << 5;
#endif

sock_filter load(std::size_t offset) {
  return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset));
}
sock_filter answer(unsigned what) {
  return BPF_STMT(BPF_RET | BPF_K, what);
}
/// Skips so many instructions if the comparison holds, so many if it does not.
sock_filter if_equal(unsigned value, unsigned char yes, unsigned char no) {
  return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, yes, no);
}
sock_filter if_from(unsigned value, unsigned char yes, unsigned char no) {
  return BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, value, yes, no);
}
sock_filter if_any_bit(unsigned bits, unsigned char yes, unsigned char no) {
  return BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, yes, no);
}

long seccomp(unsigned operation, unsigned flags, void* arguments) {
  return syscall(SYS_seccomp, operation, flags, arguments);
}

/// Room for the kernel's structures, which may grow; it wants them zeroed.
template <typename Structure>
class exchange_area {
public:
  Structure* get() { return reinterpret_cast<Structure*>(bytes_.data()); }

private:
  alignas(Structure) std::array<std::byte, 1024> bytes_{};
};

}  // namespace

int close_fork_gate() {
  if (native == 0) return -1;
  constexpr unsigned absent = SECCOMP_RET_ERRNO | ENOSYS;
  sock_filter program[]{
      load(offsetof(seccomp_data, arch)),
      if_equal(native, 1, 0),
      answer(absent),
      load(offsetof(seccomp_data, nr)),
      if_from(foreign_calls, 0, 1),
      answer(absent),
      // Its flags lie in memory, where no filter can look; the C library then
      // does without it.
      if_equal(SYS_clone3, 0, 1),
      answer(absent),
      if_equal(call_fork, 4, 0),
      if_equal(call_vfork, 3, 0),
      if_equal(SYS_clone, 0, 3),
      load(offsetof(seccomp_data, args)),
      if_any_bit(CLONE_THREAD, 1, 0),
      answer(SECCOMP_RET_USER_NOTIF),
      answer(SECCOMP_RET_ALLOW),
  };
  sock_fprog filter{std::size(program), program};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  long gate = -1;
  for (unsigned further : {uninterrupted, 0U}) {
    gate = seccomp(SECCOMP_SET_MODE_FILTER,
                   SECCOMP_FILTER_FLAG_NEW_LISTENER | further, &filter);
    if (gate >= 0 || errno != EINVAL) break;
  }
  return static_cast<int>(gate);
}

std::optional<std::uint64_t> waiting_fork(int gate) {
  exchange_area<seccomp_notif> question;
  if (ioctl(gate, SECCOMP_IOCTL_NOTIF_RECV, question.get()) != 0)
    return std::nullopt;
  return question.get()->id;
}

void allow_fork(int gate, std::uint64_t fork) {
  exchange_area<seccomp_notif_resp> reply;
  reply.get()->id = fork;
  reply.get()->flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  // It fails if the process has gone meanwhile: nothing is left to allow.
  ioctl(gate, SECCOMP_IOCTL_NOTIF_SEND, reply.get());
}

}  // namespace verify
