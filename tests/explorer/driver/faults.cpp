#include "faults.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "words.hpp"

namespace explorer {
namespace {

int gravity(finding_kind kind) {
  switch (kind) {
    case finding_kind::crash:
    case finding_kind::terminate:
      return 0;
    case finding_kind::deadlock:
    case finding_kind::lost_wakeup:
    case finding_kind::livelock:
      return 1;
    case finding_kind::partial_deadlock:
    case finding_kind::misuse:
    case finding_kind::use_after_free:
    case finding_kind::double_free:
      return 2;
    case finding_kind::data_race:
      return 3;
    case finding_kind::lock_order:
      return 4;
    case finding_kind::livelock_suspect:
      return 5;
  }
  return 6;
}

}  // namespace

bool is_same(const finding& a, const finding& b) {
  if (a.kind != b.kind || a.place_count != b.place_count) return false;
  for (std::uint32_t i = 0; i < a.place_count; ++i) {
    if (a.places[i].stack.frames[0] != b.places[i].stack.frames[0]) {
      return false;
    }
  }
  return true;
}

fault_key key_of(const finding& what, symbol_table& symbols) {
  fault_key key{name_finding(what), {}};
  for (std::uint32_t i = 0; i < what.place_count; ++i) {
    key.second.push_back(symbols.innermost(what.places[i].stack));
  }
  std::sort(key.second.begin(), key.second.end());
  return key;
}

void merge_faults(std::vector<found_fault>& faults, symbol_table& symbols) {
  std::map<fault_key, std::size_t> known;
  std::vector<found_fault> merged;
  for (found_fault& fault : faults) {
    const auto [entry, fresh] =
        known.try_emplace(key_of(fault.what, symbols), merged.size());
    if (fresh) {
      merged.push_back(std::move(fault));
    } else {
      found_fault& first = merged[entry->second];
      first.seeds.insert(fault.seeds.begin(), fault.seeds.end());
      if (fault.shown_by.preemptions < first.shown_by.preemptions) {
        first.shown_by = std::move(fault.shown_by);
      }
    }
  }
  faults = std::move(merged);
}

void put_gravest_first(std::vector<found_fault>& faults) {
  std::stable_sort(faults.begin(), faults.end(),
                   [](const found_fault& a, const found_fault& b) {
                     return gravity(a.what.kind) < gravity(b.what.kind);
                   });
}

}  // namespace explorer
