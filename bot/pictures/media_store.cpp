#include "bot/pictures/media_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <system_error>
#include <utility>

namespace sammachip {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFileBufferBytes = 65'536;
constexpr std::size_t kSha256Digits = 64;
constexpr std::size_t kTellingBytes = 12;
constexpr std::array<std::string_view, 8> kHeicBrands = {"heic", "heix", "heim", "heis",
                                                         "hevc", "hevx", "mif1", "msf1"};
constexpr std::array<std::pair<const char*, const char*>, 2> kTypes = {
    {{"image/jpeg", ".jpg"}, {"image/png", ".png"}}};

[[noreturn]] void fail(const char* doing) {
  throw std::system_error(errno, std::generic_category(), doing);
}

bool is_sha256(const std::string& text) {
  return text.size() == kSha256Digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

fs::path folder_of(const fs::path& root, const std::string& sha256) {
  return root / sha256.substr(0, 2) / sha256.substr(2, 2);
}

// What was renamed or made in `folder` is there after a crash only once the folder itself is
// synced.
void sync_folder(const fs::path& folder) {
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) fail("open the folder of photos");
  const int result = ::fsync(opened);
  ::close(opened);
  if (result != 0) fail("sync the folder of photos");
}

// By the first bytes: a PDF, or an ISO media file of one of the brands that iPhones write.
PhotoUpload::State kind_of_refused(std::string_view beginning) {
  if (beginning.starts_with("%PDF")) return PhotoUpload::State::kPdf;
  const bool is_iso_media = beginning.size() >= kTellingBytes && beginning.substr(4, 4) == "ftyp";
  if (!is_iso_media) return PhotoUpload::State::kNoPhoto;
  const std::string_view brand = beginning.substr(8, 4);
  const bool is_heic =
      std::find(kHeicBrands.begin(), kHeicBrands.end(), brand) != kHeicBrands.end();
  return is_heic ? PhotoUpload::State::kHeic : PhotoUpload::State::kNoPhoto;
}

std::string hex(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 15U];
  }
  return text;
}

}  // namespace

MediaStore::MediaStore(fs::path folder) : folder_(std::move(folder)) {
  fs::create_directories(incoming());
  fs::permissions(folder_, fs::perms::owner_all);
}

std::optional<PhotoFile> MediaStore::find(const std::string& sha256) const {
  if (!is_sha256(sha256)) return std::nullopt;
  for (const auto& [type, ending] : kTypes) {
    const fs::path path = folder_of(folder_, sha256) / (sha256 + ending);
    struct stat found {};
    if (::stat(path.c_str(), &found) == 0) return PhotoFile{path, type, found.st_size};
    if (errno != ENOENT && errno != ENOTDIR) fail("look for a photo");
  }
  return std::nullopt;
}

void MediaStore::remove(const std::string& sha256) {
  if (const auto file = find(sha256)) fs::remove(file->path);
}

void MediaStore::remove_leftovers() {
  for (const auto& entry : fs::directory_iterator(incoming())) {
    if (!is_sha256(entry.path().filename())) fs::remove_all(entry.path());
  }
}

std::vector<std::string> MediaStore::unsettled() const {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(incoming())) {
    if (is_sha256(entry.path().filename())) found.push_back(entry.path().filename());
  }
  return found;
}

void MediaStore::settle(const std::string& sha256) {
  if (!is_sha256(sha256)) return;
  const std::lock_guard lock(mutex_);
  const auto uploads = unsettled_uploads_.find(sha256);
  if (uploads != unsettled_uploads_.end()) {
    if (--uploads->second > 0) return;
    unsettled_uploads_.erase(uploads);
  }
  fs::remove(incoming() / sha256);
}

// On disk before the photo is in its place, so that after a crash nobody has to search for a photo
// that no row names.
void MediaStore::note(const std::string& sha256) {
  {
    const std::lock_guard lock(mutex_);
    const int file =
        ::open((incoming() / sha256).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) fail("note a photo");
    ::close(file);
    ++unsettled_uploads_[sha256];
  }
  sync_folder(incoming());
}

PhotoUpload::PhotoUpload(MediaStore& store, std::size_t most_bytes)
    : store_(store),
      most_bytes_(most_bytes),
      hash_(EVP_MD_CTX_new(), &EVP_MD_CTX_free),
      cleaner_([this](std::string_view bytes) { append(bytes); }) {
  if (!hash_ || EVP_DigestInit_ex(hash_.get(), EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
  std::string name = (store.incoming() / "XXXXXX").string();
  file_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) fail("begin a photo's file");
  temporary_ = name;
}

PhotoUpload::~PhotoUpload() {
  if (file_ >= 0) ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

bool PhotoUpload::write(std::string_view piece) {
  if (state_ != State::kTaking) return false;
  if (piece.size() > most_bytes_ - bytes_taken_) {
    state_ = State::kTooLarge;
    return false;
  }
  bytes_taken_ += piece.size();
  if (beginning_.size() >= kTellingBytes) return clean(piece);
  beginning_.append(piece);
  return beginning_.size() < kTellingBytes || clean(beginning_);
}

void PhotoUpload::end() {
  if (state_ == State::kTaking && beginning_.size() < kTellingBytes) clean(beginning_);
}

bool PhotoUpload::clean(std::string_view piece) {
  if (!cleaner_.take(piece) && state_ == State::kTaking) state_ = kind_of_refused(beginning_);
  return state_ == State::kTaking;
}

void PhotoUpload::append(std::string_view bytes) {
  buffer_.append(bytes);
  byte_count_ += static_cast<long long>(bytes.size());
  if (buffer_.size() >= kFileBufferBytes) flush();
}

void PhotoUpload::flush() {
  EVP_DigestUpdate(hash_.get(), buffer_.data(), buffer_.size());
  std::size_t written = 0;
  while (written < buffer_.size() && state_ == State::kTaking) {
    const ssize_t count = ::write(file_, buffer_.data() + written, buffer_.size() - written);
    if (count >= 0) {
      written += static_cast<std::size_t>(count);
    } else if (errno != EINTR) {
      state_ = State::kDiskFailed;
    }
  }
  buffer_.clear();
}

StoredPhoto PhotoUpload::keep() {
  flush();
  if (state_ != State::kTaking || ::fsync(file_) != 0) fail("write a photo's file");
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int digest_bytes = 0;
  EVP_DigestFinal_ex(hash_.get(), digest.data(), &digest_bytes);
  StoredPhoto stored{hex(digest.data(), digest_bytes), cleaner_.media_type(), byte_count_};
  store_.note(stored.sha256);
  const fs::path folder = folder_of(store_.folder(), stored.sha256);
  // Else the temporary file goes with *this; but who put this one there may not have synced it yet.
  if (!store_.find(stored.sha256)) {
    fs::create_directories(folder);
    const auto type = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& known) {
      return known.first == stored.media_type;
    });
    fs::rename(temporary_, folder / (stored.sha256 + type->second));
    temporary_.clear();
  }
  for (const fs::path& changed : {folder, folder.parent_path(), store_.folder()}) {
    sync_folder(changed);
  }
  return stored;
}

}  // namespace sammachip
