#include "bot/pictures/media_store.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "tests/bot/pictures/pictures.h"
#include "tests/bot/rig.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

StoredPhoto put(MediaStore& store, const std::string& bytes) {
  PhotoUpload upload(store, kMostPhotoBytes);
  REQUIRE(upload.write(bytes));
  REQUIRE(upload.is_whole());
  return upload.keep();
}

std::string content_of(const std::filesystem::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

int files_in(const std::filesystem::path& folder) {
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  return files;
}

const std::string kUnknown(64, 'a');

}  // namespace

TEST_CASE("A photo is a file named by its content, once") {
  TemporaryFolder folder;
  MediaStore store(folder.file("media"));
  const StoredPhoto jpeg = put(store, jpeg_with(segment(0xFE, "a comment")));
  const StoredPhoto png = put(store, plain_png());
  CHECK(jpeg.media_type == "image/jpeg");
  CHECK(png.media_type == "image/png");
  const auto file = store.find(jpeg.sha256);
  REQUIRE(file);
  CHECK(file->path == store.folder() / jpeg.sha256.substr(0, 2) / jpeg.sha256.substr(2, 2) /
                          (jpeg.sha256 + ".jpg"));
  CHECK(content_of(file->path) == simulator::sample_photo());
  CHECK(file->byte_count == jpeg.byte_count);
  CHECK(file->media_type == "image/jpeg");
  // The same picture with other data around it is the same photo.
  CHECK(put(store, jpeg_with(segment(0xE1, exif(1, true)))).sha256 == jpeg.sha256);
  for (const auto& sha256 : {jpeg.sha256, jpeg.sha256, png.sha256}) store.settle(sha256);
  CHECK(files_in(store.folder()) == 2);
  store.remove(jpeg.sha256);
  store.remove(jpeg.sha256);
  CHECK_FALSE(store.find(jpeg.sha256));
  CHECK(store.find(png.sha256));
}

TEST_CASE("No name but a SHA-256 leads to a file") {
  TemporaryFolder folder;
  MediaStore store(folder.file("media"));
  for (const std::string& name : {std::string(), std::string("../../etc/passwd"), kUnknown,
                                  std::string(64, '.'), std::string(64, 'A'), kUnknown + "/.."}) {
    CHECK_FALSE(store.find(name));
    store.remove(name);
    store.settle(name);
  }
}

TEST_CASE("What is too large or no photo leaves nothing behind") {
  TemporaryFolder folder;
  MediaStore store(folder.file("media"));
  {
    PhotoUpload upload(store, 1000);
    CHECK(upload.write(simulator::sample_photo().substr(0, 1000)));
    CHECK_FALSE(upload.write("x"));
    CHECK(upload.state() == PhotoUpload::State::kTooLarge);
    CHECK_FALSE(upload.write("x"));
    CHECK_FALSE(upload.is_whole());
  }
  {
    PhotoUpload upload(store, kMostPhotoBytes);
    CHECK_FALSE(upload.write("<!doctype html>"));
    CHECK(upload.state() == PhotoUpload::State::kNoPhoto);
  }
  {
    PhotoUpload upload(store, kMostPhotoBytes);
    CHECK(upload.write("too short"));
    upload.end();
    CHECK(upload.state() == PhotoUpload::State::kNoPhoto);
  }
  CHECK(files_in(store.folder()) == 0);
}

TEST_CASE("What people send for a photo and is none is known by its first bytes") {
  TemporaryFolder folder;
  MediaStore store(folder.file("media"));
  const auto state_of = [&](const std::string& content) {
    PhotoUpload upload(store, kMostPhotoBytes);
    // Byte by byte, as the line may cut it anywhere.
    for (const char byte : content) {
      if (!upload.write(std::string_view(&byte, 1))) break;
    }
    upload.end();
    return upload.state();
  };
  using State = PhotoUpload::State;
  const std::string size("\0\0\0\x18", 4);
  CHECK(state_of("%PDF-1.4\n%abc") == State::kPdf);
  CHECK(state_of(size + "ftypheic and the rest") == State::kHeic);
  CHECK(state_of(size + "ftypmif1 and the rest") == State::kHeic);
  CHECK(state_of(size + "ftypisom and a film") == State::kNoPhoto);
  CHECK(state_of("GIF89a and the rest") == State::kNoPhoto);
  CHECK(state_of("%PDF") == State::kPdf);
}

TEST_CASE("A process that dies while it writes leaves nothing that the next one keeps") {
  TemporaryFolder folder;
  // As it looks when the process is gone in the middle of a piece.
  std::filesystem::create_directories(folder.file("media/incoming"));
  std::ofstream(folder.file("media/incoming/Xa3bc9")) << simulator::sample_photo().substr(0, 700);
  MediaStore store(folder.file("media"));
  store.remove_leftovers();
  CHECK(files_in(store.folder()) == 0);
}

TEST_CASE("A process that dies after a photo is in its place leaves a note of it") {
  TemporaryFolder folder;
  std::string sha256;
  {
    MediaStore store(folder.file("media"));
    sha256 = put(store, plain_png()).sha256;
  }
  MediaStore store(folder.file("media"));
  store.remove_leftovers();
  CHECK(store.find(sha256));
  CHECK(store.unsettled() == std::vector<std::string>{sha256});
  store.settle(sha256);
  CHECK(store.unsettled().empty());
  CHECK(store.find(sha256));
}

TEST_CASE("A disk that fails is no fault of the photo") {
  TemporaryFolder folder;
  MediaStore store(folder.file("media"));
  std::filesystem::remove_all(folder.file("media"));
  CHECK_THROWS_AS(PhotoUpload(store, 1000), std::system_error);
}

TEST_CASE("The same photo from several threads is noted until each of them has settled it") {
  TemporaryFolder folder;
  MediaStore store(folder.file("media"));
  std::atomic<int> without_note = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 25; ++round) {
        PhotoUpload upload(store, kMostPhotoBytes);
        upload.write(plain_png());
        const std::string sha256 = upload.keep().sha256;
        std::this_thread::yield();
        if (store.unsettled() != std::vector<std::string>{sha256}) ++without_note;
        store.settle(sha256);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(without_note == 0);
  CHECK(store.unsettled().empty());
  CHECK(files_in(store.folder()) == 1);
}
