// A long text that is written from left to right and then printed: grows by doubling, never fills what it is about to
// write over.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace yidi::batch {

class TextBuffer {
 public:
  std::string_view text() const { return {data_.get(), size_}; }
  std::size_t size() const { return size_; }
  void clear() { size_ = 0; }

  // Room for so many bytes behind the text; they count once added.
  char* room(std::size_t bytes) {
    if (capacity_ - size_ < bytes) grow(bytes);
    return data_.get() + size_;
  }
  void add(std::size_t bytes) { size_ += bytes; }

  void append(std::string_view text) {
    std::memcpy(room(text.size()), text.data(), text.size());
    size_ += text.size();
  }

  void overwrite(std::size_t position, std::string_view text) {
    std::memcpy(data_.get() + position, text.data(), text.size());
  }

 private:
  void grow(std::size_t bytes) {
    std::size_t larger = capacity_ < 4096 ? 4096 : 2 * capacity_;
    while (larger - size_ < bytes) larger *= 2;
    std::unique_ptr<char[]> data(new char[larger]);
    if (size_ > 0) std::memcpy(data.get(), data_.get(), size_);
    data_ = std::move(data);
    capacity_ = larger;
  }

  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace yidi::batch
