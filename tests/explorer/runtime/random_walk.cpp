#include <new>

#include "strategy.hpp"

namespace explorer {
namespace {

/// Threads that are about to do the same at the same place, one crowd.
struct crowd {
  std::uint64_t pc;
  std::uint64_t count;
};

/// Leaves the running thread with a fixed probability at each point; where it
/// cannot stay, each place at which others wait is as likely as any other, so
/// that one thread does not drown among twenty that are all alike. With
/// probability 1 and more all candidates are alike, wherever they are.
class random_walk final : public random_strategy {
public:
  explicit random_walk(const run_request& request)
      : switch_probability_(request.strategy.switch_probability) {
    random_ = random_source(request.seed);
  }

  thread* pick(const choice_point& point) override {
    if (switch_probability_ >= 1) {
      return point.candidates[random_.below(point.count)];
    }
    if (point.preferred == point.running &&
        random_.real() >= switch_probability_) {
      return const_cast<thread*>(point.running);
    }
    return another(point);
  }

private:
  static constexpr std::uint32_t crowds_max = 16;

  thread* another(const choice_point& point) {
    crowd crowds[crowds_max];
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < point.count; ++i) {
      const thread* candidate = point.candidates[i];
      if (candidate == point.running) continue;
      std::uint32_t at = 0;
      while (at < count && crowds[at].pc != candidate->pending.pc) ++at;
      // What is left over joins the last crowd.
      if (at == crowds_max) --at;
      if (at == count) crowds[count++] = {candidate->pending.pc, 0};
      ++crowds[at].count;
    }
    const auto chosen = static_cast<std::uint32_t>(random_.below(count));
    return member(point, crowds, chosen, count);
  }

  thread* member(const choice_point& point, const crowd* crowds,
                 std::uint32_t chosen, std::uint32_t count) {
    std::uint64_t left = random_.below(crowds[chosen].count);
    for (std::uint32_t i = 0;; ++i) {
      thread* candidate = point.candidates[i];
      if (candidate == point.running) continue;
      std::uint32_t at = 0;
      while (at + 1 < count && crowds[at].pc != candidate->pending.pc) ++at;
      if (at == chosen && left-- == 0) return candidate;
    }
  }

  double switch_probability_;
};

}  // namespace

strategy& make_random_walk(const run_request& request) {
  return *new (common::allocate(sizeof(random_walk))) random_walk(request);
}

}  // namespace explorer
