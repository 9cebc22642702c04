// A compiled rule pack: everything that is needed to answer for the people insured in one province.
//
// A pack is opened once and then only read. Opening checks the bytes completely (that they are a pack of this format,
// that not a byte has changed since they were written, and that every index points at something), so that nothing
// that comes later has to.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "yidi/error.h"

namespace yidi {

struct View;  // core/runtime/view.h: the arrays of the pack, for the parts of the engine

class Pack {
 public:
  // Takes the bytes of a .ypk file; nullptr with the error filled in where they are refused. Errors: not_a_pack,
  // other_pack_version, damaged_pack.
  static std::unique_ptr<const Pack> open(std::vector<std::byte> bytes, Error& error);

  Pack(const Pack&) = delete;
  Pack& operator=(const Pack&) = delete;
  ~Pack();

  // Two digits: those of the insured province, "66" for the Production and Construction Corps, "00" for the nation.
  std::string_view id() const;

  // The first 16 hexadecimal digits of the SHA-256 over the pack's bytes, its seal left out.
  std::string digest() const;

  std::vector<std::string_view> guides() const;

  std::span<const std::byte> bytes() const { return bytes_; }
  const View& view() const { return *view_; }

 private:
  explicit Pack(std::vector<std::byte> bytes);

  std::vector<std::byte> bytes_;
  std::unique_ptr<View> view_;
};

}  // namespace yidi
