#include "progress.hpp"

#include <cmath>
#include <ostream>
#include <utility>

namespace bench {

std::string time_left(std::chrono::duration<double> elapsed, std::size_t done,
                      std::size_t total) {
  if (done == 0) return "";
  const double each = elapsed.count() / static_cast<double>(done);
  const double seconds = std::ceil(each * static_cast<double>(total - done));
  return ", " + std::to_string(static_cast<long>(seconds)) + " s left";
}

progress::progress(std::ostream& out, bool terminal, std::string suite)
    : out_(out),
      terminal_(terminal),
      suite_(std::move(suite)),
      start_(std::chrono::steady_clock::now()) {}

progress::~progress() {
  if (line_open_) out_ << '\n';
}

void progress::show(std::size_t done, std::size_t total,
                    const std::string& next) {
  const auto elapsed = std::chrono::steady_clock::now() - start_;
  const std::string text = "measuring " + suite_ + ": " + std::to_string(done) +
                           " of " + std::to_string(total) + " runs" +
                           time_left(elapsed, done, total);
  if (terminal_) {
    // Carriage return, then clear to the end of the line.
    out_ << '\r' << text << " (" << next << ")\x1b[K" << std::flush;
    line_open_ = true;
    return;
  }
  const std::size_t tenths = 10 * done / total;
  if (done > 0 && tenths == tenths_shown_) return;
  tenths_shown_ = tenths;
  out_ << text << '\n' << std::flush;
}

}  // namespace bench
