using Prongsai.Kernel;

namespace Prongsai.Complaints.Keys;

internal static class KeyRefusals
{
    public static readonly Refusal NoKey = new(
        "complaint-no-key",
        "ท่านยังไม่มีกุญแจสำหรับเปิดเรื่องร้องเรียน โปรดสร้างกุญแจก่อน",
        "You have no key to open complaints yet; make one first."
    );

    public static readonly Refusal Wrong = new(
        "complaint-passphrase-wrong",
        "วลีรหัสผ่านไม่ถูกต้อง",
        "The passphrase is wrong."
    );

    public static readonly Refusal Resting = new(
        "complaint-passphrase-resting",
        $"ใส่วลีรหัสผ่านผิดครบ {HandlerKey.MostWrong} ครั้ง โปรดรอ {HandlerKey.Rest.TotalMinutes:0} นาทีแล้วลองใหม่",
        $"The passphrase was wrong {HandlerKey.MostWrong} times. Wait {HandlerKey.Rest.TotalMinutes:0} minutes and try again."
    );

    public static readonly Refusal Again = new(
        "complaint-key-raced",
        "มีการใช้กุญแจนี้พร้อมกันจากที่อื่น โปรดลองอีกครั้ง",
        "This key was used somewhere else at the same moment; try again."
    );

    public static readonly Refusal TooShort = new(
        "complaint-passphrase-short",
        $"วลีรหัสผ่านต้องยาว {HandlerKey.ShortestPassphrase} ถึง {HandlerKey.LongestPassphrase} ตัวอักษร เช่น คำห้าคำที่ไม่เกี่ยวกัน",
        $"The passphrase needs {HandlerKey.ShortestPassphrase} to {HandlerKey.LongestPassphrase} characters, for example five unrelated words."
    );

    public static readonly Refusal Obvious = new(
        "complaint-passphrase-obvious",
        "วลีรหัสผ่านนี้เดาง่ายหรืออยู่ในรายการที่เคยรั่วไหล โปรดใช้วลีอื่น",
        "This passphrase is easily guessed or on a list of leaked ones; take another."
    );

    public static readonly Refusal NotTheSame = new(
        "complaint-passphrase-not-the-same",
        "วลีรหัสผ่านใหม่ทั้งสองช่องไม่ตรงกัน",
        "The two new passphrases are not the same."
    );

    public static readonly Refusal HasKey = new(
        "complaint-has-key",
        "ท่านมีกุญแจอยู่แล้ว หากลืมวลีรหัสผ่าน ให้ใช้ปุ่มสร้างกุญแจใหม่แทนกุญแจเดิม",
        "You have a key already. If its passphrase is forgotten, use the button for a new one in its place."
    );

    public static readonly Refusal LossNotConfirmed = new(
        "complaint-loss-not-confirmed",
        "โปรดยืนยันว่าทราบแล้วว่าเรื่องที่มีเพียงท่านเปิดได้จะเปิดไม่ได้อีก",
        "Confirm that you know that cases which only you can open will be lost."
    );

    public static readonly Refusal NoColleague = new(
        "complaint-no-colleague",
        "ผู้นี้ไม่มีหน้าที่หรือไม่มีกุญแจแล้ว โปรดเลือกใหม่",
        "This person no longer holds the duty, or has no key; choose again."
    );

    /// <summary>Why a new passphrase cannot be taken.</summary>
    public static IReadOnlyList<Refusal> WhyNot(string? passphrase, string? again, bool isKnown)
    {
        List<Refusal> whyNot = [];
        if (passphrase is not { Length: >= HandlerKey.ShortestPassphrase and <= HandlerKey.LongestPassphrase })
            whyNot.Add(TooShort);
        else if (isKnown || passphrase.Distinct().Count() < 5)
            whyNot.Add(Obvious);
        if (passphrase != again)
            whyNot.Add(NotTheSame);
        return whyNot;
    }
}
