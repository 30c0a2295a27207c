#include "fiber.hpp"

#include <sys/auxv.h>
#include <sys/syscall.h>

#include <cstdlib>
#include <cstring>

#include "raw_system.hpp"

// explorer_fiber_switch(save, load, base): keeps what a function call must
// keep, goes on to the stack `load` and to the thread_local variables at
// `base`, and takes back what stands there.
//
// explorer_fiber_park(save, parked): keeps the same, says so in *parked, and
// sleeps for ever. From the moment it has said so the stack belongs to
// somebody else, so it does not touch it any more.
asm(R"(
  .text
  .globl explorer_fiber_switch
  .type explorer_fiber_switch, @function
explorer_fiber_switch:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  subq $8, %rsp
  stmxcsr (%rsp)
  fnstcw 4(%rsp)
  movq %rsp, (%rdi)
  wrfsbase %rdx
  movq %rsi, %rsp
  ldmxcsr (%rsp)
  fldcw 4(%rsp)
  addq $8, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
  .size explorer_fiber_switch, . - explorer_fiber_switch

  .globl explorer_fiber_park
  .type explorer_fiber_park, @function
explorer_fiber_park:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  subq $8, %rsp
  stmxcsr (%rsp)
  fnstcw 4(%rsp)
  movq %rsp, (%rdi)
  movq %rsi, %rdi
  movl $1, (%rdi)
  movl $202, %eax
  movl $129, %esi
  movl $1, %edx
  syscall
1:
  movl $202, %eax
  movl $128, %esi
  movl $1, %edx
  xorl %r10d, %r10d
  syscall
  jmp 1b
  .size explorer_fiber_park, . - explorer_fiber_park
)");

extern "C" {
void explorer_fiber_switch(void** save, void* load, std::uint64_t base);
void explorer_fiber_park(void** save, std::uint32_t* parked);
}

namespace explorer::fiber {
namespace {

static_assert(SYS_futex == 202 && raw::futex_wake_private == 129 &&
              raw::futex_wait_private == 128);

constexpr unsigned long has_fsgsbase = 2;  // HWCAP2_FSGSBASE

std::uint64_t own_base() {
  std::uint64_t base;
  asm volatile("movq %%fs:0, %0" : "=r"(base));
  return base;
}

}  // namespace

bool available() {
  const char* wished = std::getenv(switch_variable);
  const bool through_kernel =
      wished != nullptr && std::strcmp(wished, "kernel") == 0;
  unsetenv(switch_variable);
  return !through_kernel && (getauxval(AT_HWCAP2) & has_fsgsbase) != 0;
}

void begin_with(thread& self) {
  self.base = own_base();
}

void park(thread& self) {
  self.base = own_base();
  // A signal here would be handled on a stack that is somebody else's.
  const std::uint64_t all = ~0ull;
  raw::call(SYS_rt_sigprocmask, 0, raw::as_long(&all), 0, sizeof all);
  explorer_fiber_park(&self.stack_pointer, &self.parked);
}

void await_parked(thread& started) {
  while (__atomic_load_n(&started.parked, __ATOMIC_ACQUIRE) == 0) {
    raw::futex_wait(&started.parked, 0);
  }
}

void switch_to(thread& self, thread& next) {
  explorer_fiber_switch(&self.stack_pointer, next.stack_pointer, next.base);
}

}  // namespace explorer::fiber
