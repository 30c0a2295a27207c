#ifndef COURSE_EXPLORER_WORDS_HPP
#define COURSE_EXPLORER_WORDS_HPP

#include <string>

#include "../shared/protocol.hpp"

namespace explorer {

/// What a thread does, in a word or two: "lock", "atomic store".
std::string word_for(action what);

/// "mutex 1", "thread T2"; empty where the kind says nothing.
std::string name_object(object_kind kind, std::uint32_t number);

/// "T1"; the main thread is T0.
std::string name_thread(std::uint32_t id);

/// "data race", "signal SIGSEGV", ...
std::string name_finding(const finding& what);

/// What the place of a finding says of its thread: "write of 4 bytes",
/// "waits for mutex 1, held by T2".
std::string describe_place(const place& where, finding_kind kind);

/// The finding as a sentence.
std::string describe_finding(const finding& what);

/// How a run ended: "exit 0", "signal SIGABRT", "deadlock", ...
std::string describe_end(const run_report& report);

/// Of search_cut: why a search did not see everything.
std::string describe_cut(std::uint32_t cut);

}  // namespace explorer

#endif
