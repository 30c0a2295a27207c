// What a suspended coroutine costs: its parameters, its locals and a
// few words of bookkeeping. There is no stack of its own.

#include <array>
#include <coroutine>
#include <cstddef>
#include <iostream>
#include <new>

struct measured {
  struct promise_type {
    void* operator new(std::size_t size) {
      std::cout << "frame: " << size << " bytes\n";
      return ::operator new(size);
    }
    void operator delete(void* frame) { ::operator delete(frame); }

    std::coroutine_handle<promise_type> get_return_object() {
      return std::coroutine_handle<promise_type>::from_promise(*this);
    }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { throw; }
  };

  measured(std::coroutine_handle<promise_type> h) : frame(h) {}
  std::coroutine_handle<promise_type> frame;
};

measured empty() { co_return; }

measured one_parameter(std::size_t) { co_return; }

measured big_local() {
  std::array<char, 1024> buffer{};
  co_await std::suspend_always();
  std::cout << buffer.size() << '\n';
}

int main() {
  empty().frame.destroy();
  one_parameter(1).frame.destroy();
  big_local().frame.destroy();
}

// Output:
//   frame: 40 bytes
//   frame: 48 bytes
//   frame: 1064 bytes
// Not under (clang): clang 14 sees that no frame outlives its caller and allocates none
