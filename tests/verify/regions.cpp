#include "regions.hpp"

#include <algorithm>
#include <optional>
#include <regex>

#include "messages.hpp"

namespace verify {
namespace {

struct marker {
  bool opens;
  std::string name;
};

/// The marker on this line. A Doxygen `///<` is none.
std::optional<marker> read_marker(const std::string& line) {
  static const std::regex form("^[ \\t]*//([<>])(.*)$");
  std::smatch parts;
  if (!std::regex_match(line, parts, form)) return std::nullopt;
  return marker{parts[1] == ">", parts[2]};
}

bool has_marker_after_code(const std::string& line) {
  static const std::regex form("^[ \\t]*[^/ \\t].*[^/]//[<>] [a-z0-9-]+$");
  return std::regex_match(line, form);
}

bool is_kebab_case(const std::string& name) {
  static const std::regex form("[a-z0-9]+(-[a-z0-9]+)*");
  return std::regex_match(name, form);
}

class region_reader {
public:
  region_reader(const source_text& source, problems& found)
      : source_(source), found_(found) {}

  void read(int number, bool in_contract) {
    const std::string& line = source_.line(number);
    if (has_marker_after_code(line))
      return report(number, messages::marker_not_alone());
    std::optional<marker> mark = read_marker(line);
    if (!mark) return;
    if (in_contract) return report(number, messages::marker_in_contract());
    result_.markers.push_back(number);
    if (!mark->name.starts_with(' ') || !is_kebab_case(mark->name.substr(1)))
      return report(number, messages::bad_region_name(line));
    mark->name.erase(0, 1);
    if (mark->opens) return open(number, mark->name);
    close(number, mark->name);
  }

  regions_of_source finish() {
    for (const region& one : open_)
      report(one.first - 1, messages::region_not_closed(one.name));
    std::ranges::sort(result_.regions, {}, &region::first);
    return std::move(result_);
  }

private:
  void report(int number, std::string what) {
    found_.push_back({source_.path, number, std::move(what)});
  }

  void open(int number, const std::string& name) {
    const auto same = std::ranges::find(seen_, name, &region::name);
    if (same != seen_.end())
      report(number, messages::region_opened_twice(name, same->first - 1));
    open_.push_back({name, number + 1, 0});
    seen_.push_back(open_.back());
  }

  void close(int number, const std::string& name) {
    if (open_.empty()) return report(number, messages::region_not_open(name));
    region one = open_.back();
    open_.pop_back();
    if (one.name != name)
      return report(number,
                    messages::region_crossed(one.name, one.first - 1, name));
    one.last = number - 1;
    if (is_empty(one)) report(number, messages::region_empty(name));
    result_.regions.push_back(std::move(one));
  }

  bool is_empty(const region& one) const {
    for (int number = one.first; number <= one.last; ++number) {
      const std::string& line = source_.line(number);
      if (!line.empty() && !read_marker(line)) return false;
    }
    return true;
  }

  const source_text& source_;
  problems& found_;
  regions_of_source result_;
  std::vector<region> open_;
  std::vector<region> seen_;
};

}  // namespace

regions_of_source find_regions(const source_text& source, int end,
                               problems& found) {
  region_reader reader(source, found);
  for (int number = 1; number <= source.line_count(); ++number)
    reader.read(number, number >= end);
  return reader.finish();
}

}  // namespace verify
