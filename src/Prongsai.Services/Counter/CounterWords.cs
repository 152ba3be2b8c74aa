using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Services.Counter;

/// <summary>What things at the counter are called.</summary>
internal static class CounterWords
{
    public static Bilingual Words(this WhyCalled why) =>
        why switch
        {
            WhyCalled.Arrival => new("มาก่อนในคิวที่รอ", "first of those who waited"),
            WhyCalled.Priority => new("ถึงรอบผู้มีสิทธิรับบริการก่อน", "the turn of those who may go first"),
            WhyCalled.Appointment => new("ถึงเวลานัดหมาย", "the hour of the appointment had come"),
            WhyCalled.Held => new("กลับจากที่พักไว้", "taken up again after being put aside"),
            _ => new("มาหลังเรียกแล้วไม่พบ", "came after having missed the call"),
        };

    public static Bilingual Words(this StopState state) =>
        state switch
        {
            StopState.Later => new("ต่อจากงานก่อนหน้า", "after the one before"),
            StopState.Waiting => new("รอเรียก", "waiting"),
            StopState.Called => new("ถูกเรียกแล้ว", "called"),
            StopState.Held => new("พักไว้ชั่วคราว", "put aside"),
            StopState.Finished => new("เสร็จแล้ว", "done"),
            StopState.NoShow => new("เรียกแล้วไม่พบ", "called, nobody came"),
            StopState.Transferred => new("โอนไปงานอื่น", "transferred"),
            _ => new("ยกเลิก", "given up"),
        };

    public static Bilingual Words(this Origin origin) =>
        origin switch
        {
            Origin.Kiosk => new("ตู้กดบัตรคิว", "kiosk"),
            Origin.Phone => new("โทรศัพท์", "phone"),
            Origin.Officer => new("เจ้าหน้าที่ออกให้", "given by an officer"),
            _ => new("นัดหมาย", "appointment"),
        };

    /// <summary>The rule by which tickets are called, as the public reads it.</summary>
    public static IReadOnlyList<Bilingual> OfTheOrder(int oneOf) =>
        [
            new(
                "ผู้นัดหมายที่มาทันเวลา (ไม่เกิน 15 นาทีหลังเวลานัด) ได้รับเรียกก่อนเมื่อถึงเวลานัด",
                "Those with an appointment who come in time (at most 15 minutes late) are called first when their hour has come."
            ),
            oneOf <= 1
                ? new(
                    "ผู้มีสิทธิรับบริการก่อนได้รับเรียกก่อนคิวทั่วไปเสมอ",
                    "Those who may go first are always called before everybody else."
                )
                : new(
                    $"ทุก ๆ {N(oneOf)} ครั้งที่ช่องหนึ่งเรียก จะเรียกผู้มีสิทธิรับบริการก่อน 1 ครั้งหากมีผู้รออยู่ ครั้งที่เหลือเรียกตามลำดับที่มาถึง",
                    $"Of every {N(oneOf)} calls at a desk one goes to somebody who may go first, if such a person waits; all others go in order of arrival."
                ),
            new(
                "ผู้ที่เจ้าหน้าที่โอนไปอีกงานหนึ่งไม่เสียลำดับ ยังนับจากเวลาเดิม ผู้ที่มีหลายงานเข้าคิวงานถัดไปทันทีที่งานก่อนหน้าเสร็จ",
                "Whoever is transferred to another service keeps their place in time. With several services, the next is queued as soon as the one before is done."
            ),
        ];

    public static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Time of day in Thailand: "09:41".</summary>
    public static string Time(DateTime utc) => (utc + Clock.Thailand).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"12:05": minutes and seconds.</summary>
    public static string Span(long seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
}
