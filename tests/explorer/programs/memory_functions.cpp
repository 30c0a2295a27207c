// Two threads, one of which touches shared memory inside a function of the C
// library; the argument says which. With a second argument a lock is held.
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

char shared[16] = "text";
char own[16] = "text";
std::mutex mutex;
volatile long ignored;

const std::map<std::string, void (*)()> functions{
    {"memcpy", [] { std::memcpy(own, shared, sizeof own); }},
    {"memcpy_to", [] { std::memcpy(shared, own, sizeof own); }},
    {"memmove", [] { std::memmove(shared, shared + 1, 4); }},
    {"memset", [] { std::memset(shared, 0, sizeof shared); }},
    {"memcmp", [] { ignored = std::memcmp(shared, own, sizeof own); }},
    {"memchr", [] { ignored = std::memchr(shared, 'x', 16) != nullptr; }},
    {"strlen", [] { ignored = static_cast<long>(std::strlen(shared)); }},
    {"strcpy", [] { std::strcpy(shared, own); }},
    {"strncpy", [] { std::strncpy(shared, own, sizeof shared); }},
    {"strcat", [] { std::strcat(shared, "!"); }},
    {"strcmp", [] { ignored = std::strcmp(shared, own); }},
    {"strncmp", [] { ignored = std::strncmp(own, shared, 3); }},
    {"strchr", [] { ignored = std::strchr(shared, 't') != nullptr; }},
    {"strrchr", [] { ignored = std::strrchr(shared, 't') != nullptr; }},
};

int main(int count, char** arguments) {
  void (*const function)() = functions.at(arguments[1]);
  const auto guard = [=] {
    return count > 2 ? std::unique_lock(mutex)
                     : std::unique_lock(mutex, std::defer_lock);
  };
  std::thread calls([&] {
    const auto lock = guard();
    function();
  });
  std::thread writes([&] {
    const auto lock = guard();
    // The letter that is there: what is read does not depend on the schedule.
    shared[0] = 't';
  });
  calls.join();
  writes.join();
}
