// What can be asked for by a word of its own; answers.h reads them.
#pragma once

namespace sammachip {

enum class Command {
  kNone,
  kMenu,            // เมนู
  kHelp,            // ช่วยเหลือ: how this works
  kCancel,          // ยกเลิก
  kBack,            // ย้อนกลับ
  kSkip,            // ข้าม
  kEdit,            // แก้ไข
  kStop,            // เลิกใช้
  kMute,            // เงียบ
  kUnmute,          // เปิดเสียง
  kMyData,          // ข้อมูลของฉัน
  kErase,           // ลบข้อมูล
  kMyFigures,       // ดูยอด
  kReport,          // ส่งรายได้
  kCorrect,         // แก้ยอดล่าสุด
  kNotRight,        // ยอดไม่ถูก: what somebody else reported for me
  kAskForHelp,      // ขอให้ช่วย: a person should help
  kFollowUp,        // ตามเรื่อง
  kHelpList,        // เรื่องที่ขอให้ช่วย: what others asked for
  kContactOfficer,  // ติดต่อพัฒนากร
  kAppointments,    // นัดหมาย
  kStart,           // เริ่ม
  kRegister,        // ลงทะเบียน
  kAsking,          // พักถาม: how often, and when, one is asked
  kResume,          // ทำต่อ
  kNextTask,        // งานวันนี้: what to do next
  kReportForOther,  // ส่งรายได้แทน
  kWhoIsLeft,       // ใครยังไม่ส่ง
  kVisit,           // ไปเยี่ยมบ้าน
  kPurchase,        // ซื้อวัสดุ
  kTraining,        // อบรม
  kTeam,            // ทีม
  kForum,           // ประชาคม
  kHouseholds,      // รายชื่อครัวเรือน
  kReceived,        // ของที่ได้รับ: materials handed out
  kFeasible,        // ทำได้ไหม: whether one's house can do the village's occupation
  kGoing,  // ไปได้: to the training that one was asked to; only where no question waits
  kNotGoing,       // ไปไม่ได้
  kSubstitute,     // ให้คนอื่นไปแทน
  kLessons,        // บทเรียน
  kGroups,         // กลุ่มอาชีพ
  kEncourage,      // ส่งกำลังใจ
  kWaiting,        // รอตัดสิน: of an officer
  kVillageCard,    // ดูหมู่บ้าน
  kDigest,         // สรุป: an officer's digest
  kFindHousehold,  // หาครัวเรือน
  kNoPhone,        // ไม่มีมือถือ: a house of which nobody is on LINE
  kHasPhone,       // มีมือถือแล้ว
  kHouseRecord,  // จดข้อมูลบ้าน: what such a house is, by somebody who was there
  kToConfirm,  // ของที่รอยืนยัน: whether what was handed to such houses arrived
  kMessage,           // ส่งข้อความ
  kQuota,             // โควตา: what is left of the month's pushes
  kInvite,            // เชิญคน
  kSwitchRole,        // สลับบทบาท: another of one's roles
  kThai,              // ภาษาไทย
  kEnglish,           // English
  kChangeName,        // เปลี่ยนชื่อ: what one is called
  kChangeOccupation,  // เปลี่ยนอาชีพ
  kMoved,             // ย้ายบ้าน
  kEditHouse,         // แก้ข้อมูลบ้าน
  kFullNotice,        // อ่านทั้งหมด: the notice in full
};

}  // namespace sammachip
