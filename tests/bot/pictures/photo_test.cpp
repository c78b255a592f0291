// Photos from a person's phone to disk and back into the chat, over HTTP on loopback.
#include <catch2/catch.hpp>
#include <fstream>

#include "bot/line/links.h"
#include "bot/line/signed_token.h"
#include "bot/service.h"
#include "storage/machine/photos.h"
#include "storage/records.h"
#include "tests/bot/pictures/photo_rig.h"
#include "tests/bot/pictures/pictures.h"
#include "tests/bot/rig.h"
#include "tests/support/test_platform.h"

using namespace sammachip;
using namespace sammachip::testing;
using simulator::FaultKind;

TEST_CASE("A photo is on disk soon after it was sent, without the place it was taken at") {
  PhotoRig rig;
  const MessageId message =
      MessageId(rig.somsri.sends_photo(jpeg_with(segment(0xE1, exif(6, true)))));
  REQUIRE(rig.gets("status = 'kept'"));
  const Photo photo = rig.photo_of(message);
  const auto file = rig.service->media().find(photo.sha256);
  REQUIRE(file);
  CHECK(photo.media_type == "image/jpeg");
  CHECK(photo.byte_count == file->byte_count);
  std::ifstream stream(file->path, std::ios::binary);
  const std::string kept{std::istreambuf_iterator<char>(stream), {}};
  CHECK(kept.find(kSecretPlace) == std::string::npos);
  CHECK(kept.size() == simulator::sample_photo().size() + 36);
  CHECK(rig.held().empty());
  CHECK(rig.shows("sammachip_photo_fetches_total{outcome=\"kept\"} 1"));
}

TEST_CASE("A photo that LINE has not ready is asked for again") {
  PhotoRig rig;
  rig.fail_content(FaultKind::kContentNotReady, 1);
  rig.somsri.sends_photo();
  CHECK(rig.gets("status = 'kept' AND attempts = 1"));
}

TEST_CASE("Errors that may pass do not lose a photo") {
  PhotoRig rig;
  SECTION("500") { rig.fail_content(FaultKind::kServerError, 1); }
  SECTION("too many requests") { rig.fail_content(FaultKind::kRateLimited, 1); }
  // Twice, as the client tries again by itself when a kept connection ends.
  SECTION("no answer") { rig.fail_content(FaultKind::kDropUnheard, 2); }
  rig.somsri.sends_photo();
  CHECK(rig.gets("status = 'kept' AND attempts >= 1"));
}

TEST_CASE("A token that LINE refuses is fetched anew for a photo too") {
  PhotoRig rig;
  rig.fail_content(FaultKind::kUnauthorized, 1);
  rig.somsri.sends_photo();
  CHECK(rig.gets("status = 'kept' AND attempts = 0"));
}

TEST_CASE("A photo that LINE has no more is told of with the next answer") {
  PhotoRig rig;
  SECTION("404") {
    rig.fail_content(FaultKind::kContentGone, 1);
    rig.somsri.sends_photo();
    CHECK(rig.gets("status = 'gone' AND error = '404'"));
  }
  SECTION("410, but the unsend event has not come yet") {
    rig.fail_content(FaultKind::kServerError, 1);
    const std::string message = rig.somsri.sends_photo();
    CHECK(rig.gets("attempts = 1"));
    rig.platform.contents().unsend(message);
    CHECK(rig.gets("status = 'gone' AND error = '410'"));
  }
  SECTION("a day without an answer") {
    rig.fail_content(FaultKind::kServerError, -1);
    rig.somsri.sends_photo();
    CHECK(rig.gets("attempts >= 1"));
    rig.clock.advance(25h);
    CHECK(rig.gets("status = 'gone' AND error = '500'"));
  }
  CHECK(rig.held() == std::vector<std::string>{"media.photo_gone"});
  CHECK(rig.files() == 0);
}

TEST_CASE("What is too large or no photo is refused and told of") {
  PhotoRig rig;
  std::string told = "media.photo_refused";
  SECTION("more than 10 MiB") {
    rig.fail_content(FaultKind::kContentTooLarge, 1);
    told = "media.photo_too_large";
  }
  SECTION("without an end, and without saying so") {
    rig.fail_content(FaultKind::kContentEndless, 1);
    told = "media.photo_too_large";
  }
  SECTION("a web page that calls itself a photo") {
    rig.fail_content(FaultKind::kContentNoPhoto, 1);
  }
  rig.somsri.sends_photo();
  CHECK(rig.gets("status = 'refused'"));
  CHECK(rig.held() == std::vector<std::string>{told});
  CHECK(rig.files() == 0);
}

TEST_CASE("Of a PDF and of an iPhone's own format the sender is told what to do") {
  PhotoRig rig;
  std::string told;
  SECTION("a PDF") {
    rig.somsri.sends_photo("%PDF-1.4\n%a receipt");
    told = "media.photo_pdf";
  }
  SECTION("HEIC") {
    rig.somsri.sends_photo(std::string("\0\0\0\x18", 4) + "ftypheic a receipt");
    told = "media.photo_heic";
  }
  CHECK(rig.gets("status = 'refused'"));
  CHECK(rig.held() == std::vector<std::string>{told});
}

TEST_CASE("A photo that ends too early is asked for three times, then refused") {
  PhotoRig rig;
  const std::string photo = simulator::sample_photo();
  rig.somsri.sends_photo(photo.substr(0, photo.size() - 2));
  CHECK(rig.gets("status = 'refused' AND error = 'cut short' AND attempts = 2"));
  CHECK(rig.held() == std::vector<std::string>{"media.photo_refused"});
  CHECK(rig.files() == 0);
}

TEST_CASE("The same photo twice is one file, gone with the last one who needs it") {
  PhotoRig rig;
  const std::string first = rig.somsri.sends_photo(jpeg_number(1));
  const std::string second = rig.somsri.sends_photo(jpeg_number(1));
  rig.somsri.sends_photo(jpeg_number(2));
  REQUIRE(rig.gets("status = 'kept'", 3));
  CHECK(wait_until([&] { return rig.files() == 2; }));
  rig.somsri.unsends(first);
  REQUIRE(rig.gets("status = 'purged' AND removed_at_ms IS NOT NULL"));
  CHECK(rig.files() == 2);
  rig.somsri.unsends(second);
  REQUIRE(rig.gets("status = 'purged' AND removed_at_ms IS NOT NULL", 2));
  CHECK(rig.files() == 1);
}

TEST_CASE("A photo taken back before or while it comes is not kept; evidence is") {
  PhotoRig rig;
  SECTION("before") {
    rig.fail_content(FaultKind::kContentNotReady, -1);
    const std::string message = rig.somsri.sends_photo();
    REQUIRE(rig.gets("attempts >= 1"));
    rig.somsri.unsends(message);
    CHECK(rig.gets("status = 'purged'"));
    CHECK(rig.held().empty());
    CHECK(rig.files() == 0);
  }
  SECTION("while") {
    rig.platform.faults().add({FaultKind::kDelay, "content", 1, 7'000});
    const MessageId message(rig.somsri.sends_photo());
    REQUIRE(rig.gets("status = 'waiting'"));
    REQUIRE(wait_until([&] { return rig.calls("/content") == 1; }));
    rig.run([&](Records& records) { records.photos.take_back(message); });
    rig.platform.answer_at_once();
    CHECK(
        wait_until([&] { return rig.shows("sammachip_photo_fetches_total{outcome=\"kept\"} 1"); }));
    CHECK(rig.photos("status = 'purged'") == 1);
    CHECK(rig.files() == 0);
  }
  SECTION("evidence") {
    const MessageId message(rig.somsri.sends_photo());
    REQUIRE(rig.gets("status = 'kept'"));
    rig.run([&](Records& records) {
      records.photos.attach(records.photos.find_by_message(message)->id, "purchase", "rope");
      records.photos.mark_checked("purchase", "rope", milliseconds(rig.clock.now()));
    });
    rig.somsri.unsends(message);
    REQUIRE(wait_until([&] { return rig.echo.handled == 2; }));
    CHECK(rig.photos("status = 'kept'") == 1);
    CHECK(rig.files() == 1);
  }
}

TEST_CASE("A process that dies loses no photo and leaves no half one") {
  PhotoRig rig;
  rig.fail_content(FaultKind::kServerError, -1);
  rig.somsri.sends_photo();
  REQUIRE(rig.gets("attempts >= 1"));
  const auto media = rig.service->media().folder();
  rig.stop();
  rig.platform.faults().clear();
  const auto leave_in_place = [&](const std::string& photo) {
    MediaStore store(media);
    PhotoUpload upload(store, kMostPhotoBytes);
    upload.write(photo);
    return upload.keep().sha256;
  };
  std::string stranger;
  SECTION("while it wrote") {
    std::ofstream(media / "incoming" / "Xa3bc9") << simulator::sample_photo().substr(0, 99);
  }
  SECTION("after the file was in its place, before the row") {
    leave_in_place(simulator::sample_photo());
  }
  SECTION("at the same point, and no row will ever name the file") {
    stranger = leave_in_place(jpeg_number(3));
  }
  rig.start();
  rig.clock.advance(10min);
  REQUIRE(rig.gets("status = 'kept'"));
  CHECK(wait_until([&] { return rig.files() == 1; }));
  CHECK_FALSE(rig.service->media().find(stranger));
}

TEST_CASE("What was kept long enough goes from the disk too") {
  PhotoRig rig;
  rig.somsri.sends_photo();
  REQUIRE(rig.gets("status = 'kept'"));
  rig.run([&](Records& records) {
    CHECK(records.photos.expire({.unused_ms = milliseconds(rig.clock.now()) + 1}, 10) == 1);
  });
  CHECK(rig.gets("status = 'purged' AND removed_at_ms IS NOT NULL"));
  CHECK(rig.files() == 0);
}

TEST_CASE("A photo is shown by its link for fifteen minutes, to nobody without it") {
  PhotoRig rig;
  const MessageId message(rig.somsri.sends_photo());
  REQUIRE(rig.gets("status = 'kept'"));
  const std::string link = rig.link_to(rig.photo_of(message).id);
  CHECK(link.size() < 1000);
  const auto shown = rig.get(link);
  REQUIRE(shown);
  CHECK(shown->status == 200);
  CHECK(shown->body == simulator::sample_photo());
  CHECK(shown->get_header_value("Content-Type") == "image/jpeg");
  CHECK(shown->get_header_value("Cache-Control") == "private, no-store");
  CHECK(rig.get(link + kPreviewPath)->body == simulator::sample_photo());

  const std::string token = link.substr(link.rfind('/') + 1);
  for (std::size_t at = 0; at < token.size(); ++at) {
    std::string forged = token;
    forged[at] = forged[at] == 'A' ? 'B' : 'A';
    if (rig.get(kPublicUrl + ("/photo/" + forged))->status != 404) FAIL("byte " << at);
  }
  for (const std::string& wrong : {token + "A", token.substr(1), std::string("x"),
                                   std::string(5000, 'A'), std::string("%2e%2e")}) {
    CHECK(rig.get(kPublicUrl + ("/photo/" + wrong))->status == 404);
  }
  CHECK(rig.get(kPublicUrl + ("/qr/" + token))->status == 404);
  CHECK(rig.get(rig.link_to("no such photo"))->status == 404);
  rig.clock.advance(14min);
  CHECK(rig.get(link)->status == 200);
  rig.clock.advance(2min);
  CHECK(rig.get(link)->status == 404);
  const std::string later = rig.link_to(rig.photo_of(message).id);
  CHECK(rig.get(later)->status == 200);
  rig.somsri.unsends(message);
  REQUIRE(rig.gets("status = 'purged'"));
  CHECK(rig.get(later)->status == 404);
}

TEST_CASE("Of a photo above 1 MB LINE's small picture is its preview") {
  PhotoRig rig;
  SECTION("at once") {}
  SECTION("when LINE has it ready") { rig.fail_content(FaultKind::kContentNotReady, 1, "preview"); }
  const MessageId message(rig.somsri.sends_photo(large_jpeg(3'000'000)));
  REQUIRE(rig.gets("status = 'kept'"));
  const std::string link = rig.link_to(rig.photo_of(message).id);
  CHECK(rig.get(link)->body == large_jpeg(3'000'000));
  CHECK(rig.get(link + kPreviewPath)->body == simulator::sample_photo());
  CHECK(rig.get(link + kPreviewPath)->body.size() < 1'000'000);
  rig.somsri.unsends(message);
  REQUIRE(rig.gets("removed_at_ms IS NOT NULL"));
  CHECK(wait_until([&] { return rig.files() == 0; }));
}

TEST_CASE("A photo above 1 MB without a preview is kept all the same") {
  PhotoRig rig;
  rig.fail_content(FaultKind::kContentGone, -1, "preview");
  const MessageId message(rig.somsri.sends_photo(large_jpeg(1'500'000)));
  REQUIRE(rig.gets("status = 'kept'"));
  const std::string link = rig.link_to(rig.photo_of(message).id);
  CHECK(rig.get(link)->status == 200);
  CHECK(rig.get(link + kPreviewPath)->status == 404);
}

TEST_CASE("A QR code is shown by its link, and only one that was made here") {
  PhotoRig rig;
  std::string link;
  rig.run([&](Records& records) {
    const Links links(std::string(kPublicUrl) + "/", records, rig.clock.now());
    link = links.qr_link("https://line.me/R/oaMessage/@bot/?HYKM-2345").value();
    CHECK_FALSE(links.qr_link(std::string(1001, 'x')));
    CHECK_FALSE(Links("", records, rig.clock.now()).qr_link("x"));
    CHECK_FALSE(Links("http://bot.example", records, rig.clock.now()).qr_link("x"));
    CHECK_FALSE(Links().photo_link("x"));
  });
  CHECK(link.rfind("https://bot.example/qr/", 0) == 0);
  const auto shown = rig.get(link);
  REQUIRE(shown);
  CHECK(shown->body == qr_picture("https://line.me/R/oaMessage/@bot/?HYKM-2345"));
  CHECK(shown->get_header_value("Content-Type") == "image/png");
  CHECK(rig.get(link + kPreviewPath)->status == 200);
  const std::string own_key = signed_token("another key", kQrToken, rig.clock.now() + 1h, "evil");
  CHECK(rig.get(kPublicUrl + ("/qr/" + own_key))->status == 404);
  rig.clock.advance(std::chrono::hours(31 * 24));
  CHECK(rig.get(link)->status == 404);
}
