#ifndef COURSE_EXPLORER_SESSION_HPP
#define COURSE_EXPLORER_SESSION_HPP

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "../shared/protocol.hpp"
#include "scratch_folder.hpp"

namespace explorer {

/// An explored program that waits to be run: its fork server and the memory
/// shared with it. Ends the server when it goes.
class session {
public:
  /// Starts the server. Throws usage_error when the program is none of ours.
  /// `in_scratch`: each run finds itself in an empty folder.
  session(const std::string& program, const std::vector<std::string>& arguments,
          bool keep_aslr, bool in_scratch);
  ~session();
  session(const session&) = delete;
  session& operator=(const session&) = delete;

  shared_area& area() { return *area_; }
  const shared_area& area() const { return *area_; }

  /// Runs the program once as `area().request` says. What it did stands in
  /// `area()` until the next run; `end` is never `none`.
  void run();

private:
  void start(const std::string& program,
             const std::vector<std::string>& arguments, bool keep_aslr);
  void wait_for_end();
  int open_input();
  void rewind_input();

  std::optional<scratch_folder> folder_;
  shared_area* area_ = nullptr;
  int memory_ = -1;
  int commands_ = -1;
  int answers_ = -1;
  long input_begin_ = -1;  ///< Where standard input begins, if it is a file.
  int no_input_ = -1;      ///< Kept open, so that who reads it waits.
  pid_t server_ = -1;
};

}  // namespace explorer

#endif
