#ifndef COURSE_EXPLORER_SYNC_OBJECT_HPP
#define COURSE_EXPLORER_SYNC_OBJECT_HPP

#include <cstdint>

#include "../shared/protocol.hpp"
#include "clocks.hpp"

namespace explorer {

/// What is known of a mutex, an atomic, ... beyond its own bytes.
struct sync_object {
  const volatile void* address = nullptr;
  object_kind kind = object_kind::none;
  std::uint32_t number = 0;  ///< Among those of its kind, from 1.
  std::uint32_t next = 0;    ///< Another object in the same 8 bytes.
  /// In whose memory it lies; `everybody` where processes share it.
  std::uint32_t process = 0;
  vector_clock clock;  ///< What its last releases published.
  vector_clock hard;
  vector_clock readers;  ///< Reader-writer locks: what readers published.
};

/// The object of this kind at an address that keeps no number itself.
sync_object& object_at(const volatile void* address, object_kind kind);

/// The object whose number stands in `index`; a new one when that is not
/// (or no longer) an object at this address.
sync_object& object_in(std::uint32_t& index, const volatile void* address,
                       object_kind kind);

}  // namespace explorer

#endif
