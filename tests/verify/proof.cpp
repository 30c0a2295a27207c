#include "proof.hpp"

#include <algorithm>

#include "messages.hpp"

namespace verify {
namespace {

bool shown_by_explorer(const snippet& one, const findings& all) {
  return all.explored && all.explored->not_controlled.empty() &&
         found_failure(one.promise, *all.explored);
}

bool caught_by_sanitizer(const findings& all) {
  return std::ranges::any_of(all.checks, [](const checked& each) {
    return each.line.verdict == "caught";
  });
}

bool hung(const findings& all) {
  return std::ranges::any_of(all.checks, [](const checked& each) {
    return std::ranges::any_of(each.runs, [](const recorded_run& run) {
      return run.variant == "printed" && run.result.how == ended_by::timeout;
    });
  });
}

bool is_shown(const snippet& one, const findings& all) {
  switch (one.promise.fails->family) {
    case failure_family::race:
    case failure_family::lock_order:
      return caught_by_sanitizer(all) || shown_by_explorer(one, all);
    case failure_family::stuck:
      return shown_by_explorer(one, all) || hung(all);
    case failure_family::terminate:
      // Every native run is held to it.
      return true;
    case failure_family::memory:
      // So it is here where the contract says how the program ends.
      return caught_by_sanitizer(all) || one.promise.ends_line;
  }
  return false;
}

}  // namespace

problems check_proof(const snippet& one, const findings& all) {
  if (!one.promise.fails || is_shown(one, all)) return {};
  return {{one.source.path, one.promise.main_line,
           messages::never_failed(one.promise.fails->name)}};
}

}  // namespace verify
