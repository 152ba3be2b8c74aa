using System.Text;
using System.Text.RegularExpressions;

namespace Prongsai.Kernel;

/// <summary>One thing that was changed in somebody's text because it was damaged. Shown to people; they confirm it.</summary>
/// <param name="Was">As it arrived.</param>
/// <param name="Became">As it was taken.</param>
/// <param name="Why">The reason, in both languages.</param>
public sealed record Repair(string Was, string Became, Bilingual Why)
{
    /// <inheritdoc />
    public override string ToString() => $"{Was} → {Became}: {Why}";
}

/// <summary>A text after repair, with every repair that was made.</summary>
/// <param name="Text">The text to go on with.</param>
/// <param name="Repairs">Empty when nothing was damaged.</param>
public sealed record RepairedText(string Text, IReadOnlyList<Repair> Repairs);

/// <summary>
/// Mends the text layer of PDF files set in TH Sarabun, in which า comes out as ำ (รำยกำร for รายการ), and ำ as a space
/// with า or a space with ำ (จ านวน, จ ำนวน for จำนวน). Those are guesses, so they are made only on proof and are all reported.
/// </summary>
/// <remarks>
/// <para>Proof that า was lost is an ำ that Thai cannot have. It closes its syllable (Royal Institute dictionary: อำ = /am/), so</para>
/// <list type="bullet">
/// <item>no single sounding consonant can be left over after it at the end of a word (กำร, จ้ำง, ประกำศ, อำจำรย์);</item>
/// <item>ะ cannot follow it (เกำะ), and its consonant cannot also carry เ แ โ ใ ไ (เขำ, เข้ำ);</item>
/// <item>ญ ฎ ฏ ฐ ฑ ฒ ณ ภ ศ ษ ฬ, which Thai uses for Pali and Sanskrit words, never carry it (ภำษี, พิจำรณำ, สัญญำ).</item>
/// </list>
/// <para>
/// Inside a run (รำยกำรพัสดุ) the dictionary is asked as well (<see cref="ThaiWords"/>): it is proof when with า the run falls into
/// fewer words, by two or more, than with ำ (รายการ|พัสดุ against รำ|ยกำ|รพัส|ดุ). One word fewer is none: ทำรก and ทารก are both Thai.
/// Without a dictionary on the machine that proof is not found and the run stays as it is.
/// </para>
/// <para>
/// The damage takes every า of a text, so: with proof and without any า left, each ำ becomes า unless it stands in a word known
/// to have it (จำนวน, ดำเนิน, …; <see cref="WordsWithSaraAm"/>). With proof but with some า alive (several fonts in one line),
/// only the impossible ones are changed. Without proof nothing is: รำคำ alone stays, because รำ and คำ are both words.
/// </para>
/// </remarks>
public static partial class ThaiRepair
{
    private static readonly Bilingual LostAa = new(
        "ชั้นข้อความของไฟล์เสียหาย: สระอา (า) กลายเป็นสระอำ (ำ)",
        "damaged text layer: sara aa (า) had become sara am (ำ)"
    );

    private static readonly Bilingual TornAm = new(
        "ชั้นข้อความของไฟล์เสียหาย: สระอำ (ำ) ถูกแยกด้วยช่องว่าง",
        "damaged text layer: sara am (ำ) was torn off by a space"
    );

    /// <summary>
    /// The text, normalised, with what is provably damaged mended. Give it one cell or one line at a time: proof in one does not
    /// speak for another file's text.
    /// </summary>
    public static RepairedText Mend(string text)
    {
        var normal = ThaiText.Normalise(text);
        if (IsPlainlySound(normal))
            return new RepairedText(normal, []);

        List<Repair> repairs = [];
        normal = JoinTornAm(normal, repairs);
        normal = RestoreAa(normal, repairs);

        return new RepairedText(normal, repairs);
    }

    // Whether a normalised text shows at a glance that nothing of it is damaged: no vowel stands after a space, some า is alive, and
    // behind each ำ a syllable begins. False only means: not plainly so.
    private static bool IsPlainlySound(string text)
    {
        if (text.Contains(" า", StringComparison.Ordinal) || text.Contains(" ำ", StringComparison.Ordinal))
            return false;

        var at = text.IndexOf('ำ', StringComparison.Ordinal);
        if (at >= 0 && !text.Contains('า', StringComparison.Ordinal))
            return false;
        for (; at >= 0; at = text.IndexOf('ำ', at + 1))
        {
            var onset = at > 0 && ThaiText.IsTone(text[at - 1]) ? at - 2 : at - 1;
            if (onset < 0 || NeverWithAm.Contains(text[onset], StringComparison.Ordinal))
                return false;
            if (onset > 0 && ThaiText.IsLeadingVowel(text[onset - 1]))
                return false;
            if (at + 1 == text.Length || !ThaiText.IsThai(text[at + 1]) || ThaiText.IsLeadingVowel(text[at + 1]))
                continue;
            // จำกัด, ดำเนิน: the next consonant has a vowel or a mark of its own.
            if (
                at + 2 >= text.Length
                || !ThaiText.IsConsonant(text[at + 1])
                || !(ThaiText.IsMark(text[at + 2]) || text[at + 2] is 'ะ' or 'า')
            )
                return false;
        }

        return true;
    }

    // Thai uses these for words of Pali and Sanskrit.
    private const string NeverWithAm = "ญฎฏฐฑฒณภศษฬ";

    private static string RestoreAa(string text, List<Repair> repairs)
    {
        if (!text.Contains('ำ', StringComparison.Ordinal))
            return text;

        // With some า alive only what cannot be is changed, and mostly there is nothing.
        var aaSurvives = text.Contains('า', StringComparison.Ordinal);
        if (aaSurvives && !ImpossibleAm().IsMatch(text))
            return text;

        var known = new bool[text.Length];
        var mended = new StringBuilder(text);
        foreach (var word in DamagedWords)
        {
            for (
                var at = text.IndexOf(word.Damaged, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(word.Damaged, at + 1, StringComparison.Ordinal)
            )
            {
                for (var i = 0; i < word.True.Length; i++)
                {
                    if (word.Damaged[i] != 'ำ' || known[at + i])
                        continue;
                    known[at + i] = true;
                    mended[at + i] = word.True[i];
                }
            }
        }

        var impossible = ImpossibleAm()
            .Matches(text)
            .Select(match => match.Groups["am"].Index)
            .Where(at => !(known[at] && mended[at] == 'ำ'))
            .ToHashSet();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != 'ำ')
                continue;
            if (aaSurvives)
                mended[i] = impossible.Contains(i) ? 'า' : 'ำ';
            else if (!known[i])
                mended[i] = 'า';
        }

        var whole = mended.ToString();
        if (impossible.Count == 0 && (aaSurvives || !FallsIntoFewerWords(text, whole)))
            return text;

        Report(text, whole, repairs);

        return whole;
    }

    private static bool FallsIntoFewerWords(string text, string mended)
    {
        if (text == mended || !ThaiWords.HasDictionary)
            return false;

        foreach (var run in NotSpace().EnumerateMatches(text))
        {
            var was = text.Substring(run.Index, run.Length);
            var became = mended.Substring(run.Index, run.Length);
            if (was != became && ThaiWords.Split(became).Count <= ThaiWords.Split(was).Count - 2)
                return true;
        }

        return false;
    }

    // One repair per word as written between spaces; text and mended have the same length.
    private static void Report(string text, string mended, List<Repair> repairs)
    {
        foreach (var run in NotSpace().EnumerateMatches(text))
        {
            var was = text.AsSpan(run.Index, run.Length);
            var became = mended.AsSpan(run.Index, run.Length);
            if (!was.SequenceEqual(became))
                repairs.Add(new Repair(was.ToString(), became.ToString(), LostAa));
        }
    }

    // "จ ำนวน": no Thai word begins with ำ, so the space before it is damage. "จ านวน": no word begins with า either, but a
    // torn า would look the same ("ก าร"); it is ำ only where that gives a known word.
    private static string JoinTornAm(string text, List<Repair> repairs) =>
        TornVowel()
            .Replace(
                text,
                match =>
                {
                    var joined = match.Groups["onset"].Value + "ำ";
                    if (match.Groups["vowel"].Value == "า")
                    {
                        var rest = text.AsSpan(match.Index + match.Length);
                        if (!StartsKnownWord(joined, rest))
                            return match.Value;
                    }

                    repairs.Add(new Repair(match.Value, joined, TornAm));
                    return joined;
                }
            );

    private static bool StartsKnownWord(string onset, ReadOnlySpan<char> rest)
    {
        foreach (var word in WordsWithSaraAm)
        {
            if (
                word.StartsWith(onset, StringComparison.Ordinal)
                && rest.StartsWith(word.AsSpan(onset.Length), StringComparison.Ordinal)
            )
                return true;
        }

        return false;
    }

    // A consonant that ends a word: alone, or before consonants silenced by ์; not before a full stop, which makes an abbreviation.
    [GeneratedRegex(
        """
            (?<am>ำ) [ก-ฮ] (?:[ก-ฮ][ิุ]?์)* (?![ก-ฮะ-ฺเ-ๅ็-๎.])
            | (?<am>ำ) ะ
            | [เแโใไ][ก-ฮ][่-๋]? (?<am>ำ)
            | [ญฎฏฐฑฒณภศษฬ][่-๋]? (?<am>ำ)
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex ImpossibleAm();

    [GeneratedRegex(@"(?<onset>[ก-ฮ][่-๋]?) (?<vowel>[ำา])", RegexOptions.CultureInvariant)]
    private static partial Regex TornVowel();

    [GeneratedRegex(@"\S+", RegexOptions.CultureInvariant)]
    private static partial Regex NotSpace();

    /// <summary>
    /// Words of official Thai that do have ำ. Short syllables that also make words with า (คำ and ราคา, ทำ and ทาง, น้ำ and หน้า)
    /// are listed only inside longer words.
    /// </summary>
    internal static readonly string[] WordsWithSaraAm =
    [
        .. """
            กระทำ กำกับ กำจัด กำชับ กำเนิด กำนัน กำนัล กำบัง กำแพง กำไร กำลัง กำหนด ก่ำกึ่ง
            ขำขัน คำขอ คำชี้แจง คำตอบ คำถาม คำนวณ คำนึง คำแนะนำ คำพิพากษา คำร้อง คำรับรอง คำวินิจฉัย คำปรึกษา คำสั่ง คำเสนอแนะ คำอธิบาย คำอุทธรณ์
            ถ้อยคำ ทองคำ ค้ำประกัน จดจำ จำกัด จำคุก จำนวน จำนอง จำนำ จำแนก จำเป็น จำพวก จำเลย เจตจำนง จำลอง จำหน่าย ประจำ
            ชำนาญ ชำระ ชำรุด ชำแหละ ช้ำ ซ้ำ ดำเนิน ดำรง ดำริ ดำน้ำ ตำบล ตำแหน่ง ตำรวจ ตำรา ตำหนิ ต่ำกว่า ต่ำสุด ขั้นต่ำ
            จัดทำ ทำการ ทำของ ทำงาน ทำความ ทำธุระ ทำเนียบ ทำใน ทำแผน ทำเล ทำลาย ทำสัญญา ทำสิ่ง ทำหน้าที่ ทำให้ ผู้ทำ
            ชี้นำ แนะนำ นำเข้า นำเสนอ นำส่ง นำไป นำมา นำทรัพย์ นำเทคโนโลยี นำผล นำร่อง ผู้นำ ธำรง
            ท่อน้ำ แม่น้ำ ระบายน้ำ น้ำดื่ม น้ำท่วม น้ำประปา น้ำมัน น้ำเสีย
            บำนาญ บำบัด บำเพ็ญ บำรุง บำเหน็จ พำนัก ย้ำ ยำเกรง ย่ำยี รำคาญ รำลึก ร่ำรวย
            ลำคลอง ลำดับ ลำปาง ลำพูน ลำโพง ลำเลียง ลำห้วย ลำราง ล้ำ เหลื่อมล้ำ สม่ำเสมอ
            สำคัญ สำแดง สำนวน สำนัก สำนึก สำเนา สำรวจ สำรอง สำเร็จ สำหรับ อำนวย อำนาจ อำเภอ อำลา
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word =>
            word.Contains('ำ', StringComparison.Ordinal)
        ),
    ];

    private static readonly (string True, string Damaged)[] DamagedWords =
    [
        .. WordsWithSaraAm.Select(word => (word, word.Replace('า', 'ำ'))).OrderByDescending(pair => pair.word.Length),
    ];
}
