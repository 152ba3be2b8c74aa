using System.Text;
using System.Xml.Linq;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Infographics;
using Prongsai.Services.Infographics.Drawing;
using Prongsai.Services.Registry;

namespace Prongsai.Tests.Services.Infographics;

/// <summary>Whatever a service says, its picture holds it: nothing is cut within a word, nothing overlaps, nothing leaves the page.</summary>
public sealed class LayingOutAPicture
{
    public static TheoryData<int, int, int, bool> EveryChoice
    {
        get
        {
            TheoryData<int, int, int, bool> all = [];
            foreach (var format in Enum.GetValues<PictureFormat>())
            foreach (var design in Enum.GetValues<PictureDesign>())
            foreach (var language in Enum.GetValues<PictureLanguage>())
                all.Add((int)format, (int)design, (int)language, language == PictureLanguage.Thai);
            return all;
        }
    }

    [Theory, MemberData(nameof(EveryChoice))]
    public void A_long_name_and_eleven_documents_fit(int format, int design, int language, bool thaiDigits)
    {
        var choices = Choices(format, design, language, thaiDigits);

        var picture = ServicesToDraw.LaidOut(ServicesToDraw.Long, choices);

        Fits(picture);
        EndsLinesWhereThaiDoes(picture, ServicesToDraw.Said(ServicesToDraw.Long, choices));
        Assert.True(picture.LetterSize >= picture.Sheet.Least, "Letters are smaller than can be read.");
        SaysWhatIsLeftOut(picture, choices);
    }

    [Theory, MemberData(nameof(EveryChoice))]
    public void A_short_service_is_shown_whole_in_large_letters(int format, int design, int language, bool thaiDigits)
    {
        var choices = Choices(format, design, language, thaiDigits);

        var picture = ServicesToDraw.LaidOut(ServicesToDraw.Short, choices);

        Fits(picture);
        EndsLinesWhereThaiDoes(picture, ServicesToDraw.Said(ServicesToDraw.Short, choices));
        Assert.Equal(
            (0, 2, 0, 2),
            (picture.Shown.Documents, picture.Shown.Steps, picture.Shown.Fees, picture.Shown.Where)
        );
        Assert.True(picture.LetterSize >= picture.Sheet.Least);
        Assert.Single(picture.Sides);
    }

    [Theory, MemberData(nameof(EveryChoice))]
    public void Even_what_no_office_would_write_stays_on_the_page(int format, int design, int language, bool thaiDigits)
    {
        var choices = Choices(format, design, language, thaiDigits);

        Fits(ServicesToDraw.LaidOut(ServicesToDraw.Endless, choices));
    }

    [Fact]
    public void Paper_shows_all_eleven_documents_and_every_step()
    {
        foreach (var format in new[] { PictureFormat.A4, PictureFormat.A3, PictureFormat.A5 })
        foreach (var design in Enum.GetValues<PictureDesign>())
        {
            var choices = new PictureChoices(format, design, true, PictureLanguage.Thai);

            var shown = ServicesToDraw.LaidOut(ServicesToDraw.Long, choices).Shown;

            Assert.Equal((format, design, 11, 5), (format, design, shown.Documents, shown.Steps));
        }
    }

    [Fact]
    public void Designs_differ_in_more_than_their_colours()
    {
        var places = Enum.GetValues<PictureDesign>()
            .Select(design =>
                ServicesToDraw.LaidOut(ServicesToDraw.Short, new(PictureFormat.A4, design, false, PictureLanguage.Thai))
            )
            .Select(picture => string.Join(' ', Lines(picture).Select(l => $"{l.Box.X:0}:{l.Box.Y:0}")))
            .ToList();

        Assert.Equal(places.Count, places.Distinct().Count());
    }

    [Fact]
    public void Thai_digits_are_of_Thai_text_only()
    {
        var both = new PictureChoices(PictureFormat.A4, PictureDesign.Banner, true, PictureLanguage.Both);

        var lines = Lines(ServicesToDraw.LaidOut(ServicesToDraw.Long, both with { Format = PictureFormat.A5 }))
            .ToList();

        var thai = lines.Where(l => l.Language == "th").Select(l => l.Text).ToList();
        Assert.Contains(thai, t => t.Contains("๔๕ วันทำการ", StringComparison.Ordinal));
        Assert.Contains(thai, t => t.Contains("๐ ๒๕๔๘ ๐๔๐๘", StringComparison.Ordinal));
        Assert.All(thai, t => Assert.False(t.Any(char.IsAsciiDigit), t));
        var english = lines.Where(l => l.Language == "en").Select(l => l.Text).ToList();
        Assert.Contains(english, t => t.Contains("45 working days", StringComparison.Ordinal));
        Assert.All(english, t => Assert.Equal(t, ThaiDigits.ToArabic(t)));

        var arabic = Lines(ServicesToDraw.LaidOut(ServicesToDraw.Long, both with { ThaiDigits = false }));
        Assert.All(arabic, l => Assert.Equal(l.Text, ThaiDigits.ToArabic(l.Text)));
    }

    [Fact]
    public void Text_is_readable_on_every_colour_that_an_agency_may_have()
    {
        for (var rgb = 0; rgb < 1 << 24; rgb += 4999)
        {
            var main = new Colour((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
            if (main.ContrastWith(main.Text) < Colour.ForText)
                continue;

            var palette = Palette.Of(new(null, main.ToString(), null));
            foreach (var ground in new[] { Colour.White, palette.Tint, palette.DeepTint })
            foreach (var ink in new[] { palette.Heading, palette.Soft, Colour.Dark })
                Assert.True(ink.ContrastWith(ground) >= Colour.ForText, $"{main}: {ink} on {ground}");
        }
    }

    [Fact]
    public void A_second_colour_that_cannot_be_seen_on_the_first_is_not_used()
    {
        Assert.Equal("#f4d03f", Palette.Of(new(null, "#0b5345", "#f4d03f")).Mark.ToString());
        Assert.Equal(Colour.White, Palette.Of(new(null, "#0b5345", "#0b5346")).Mark);
        Assert.Equal("#0f4654", Palette.Of(AgencyLook.Plain).Main.ToString());
    }

    [Fact]
    public void The_same_record_is_the_same_file_which_needs_nothing_else()
    {
        var choices = new PictureChoices(PictureFormat.Square, PictureDesign.Cards, false, PictureLanguage.Both);
        var crest = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        );

        var svg = ServicesToDraw.Svg(ServicesToDraw.Long, choices, crest);

        Assert.Equal(svg, ServicesToDraw.Svg(ServicesToDraw.Long, choices, crest));
        var root = XDocument.Parse(Encoding.UTF8.GetString(svg)).Root!;
        Assert.Equal(("1080", "1080"), ((string)root.Attribute("width")!, (string)root.Attribute("height")!));
        var addresses = root.Descendants().Attributes().Where(a => a.Name.LocalName is "href" or "src").ToList();
        Assert.StartsWith("data:image/png;base64,", Assert.Single(addresses).Value, StringComparison.Ordinal);
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "script" or "foreignObject" or "a");
        var style = root.Elements().Single(e => e.Name.LocalName == "style").Value;
        Assert.Equal(4, style.Split("url(data:font/woff2;base64,").Length - 1);
        Assert.Equal(5, style.Split("url(").Length);
        Assert.Contains("11", root.Elements().Single(e => e.Name.LocalName == "desc").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leaflet_turns_over_only_where_one_side_is_too_small()
    {
        var choices = new PictureChoices(PictureFormat.A5, PictureDesign.Banner, false, PictureLanguage.Both);

        Assert.Single(ServicesToDraw.LaidOut(ServicesToDraw.Short, choices).Sides);
        Assert.Equal(2, ServicesToDraw.LaidOut(ServicesToDraw.Long, choices).Sides.Count);
    }

    [Fact]
    public void What_hostile_hands_wrote_is_text()
    {
        var manual = ServicesToDraw.Short with { Name = new("<script>alert(1)</script>&\"'") };

        var svg = Encoding.UTF8.GetString(
            ServicesToDraw.Svg(manual, new(PictureFormat.A4, PictureDesign.Sidebar, false, PictureLanguage.Thai))
        );

        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.Contains(
            "<script>alert(1)</script>&\"'",
            XDocument.Parse(svg).Root!.Elements().First().Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_kept_beside_a_picture_is_read_back_as_it_was()
    {
        var said = ServicesToDraw.Said(
            ServicesToDraw.Long,
            new(PictureFormat.A4, PictureDesign.Banner, true, PictureLanguage.Both)
        );

        var read = InfographicContent.Read(said.ToJson());

        Assert.Equal(said.ToJson(), read.ToJson());
        Assert.Equal(said.Alternative, read.Alternative);
        Assert.Equal(11, read.Documents.Count);
    }

    private static PictureChoices Choices(int format, int design, int language, bool thaiDigits) =>
        new((PictureFormat)format, (PictureDesign)design, thaiDigits, (PictureLanguage)language);

    private static IEnumerable<TextLine> Lines(LaidOut picture) =>
        picture.Sides.SelectMany(s => s.Shapes).OfType<TextLine>();

    private static void Fits(LaidOut picture)
    {
        var page = new Box(0, 0, picture.Sheet.Width, picture.Sheet.Height);
        foreach (var side in picture.Sides)
        {
            Assert.All(side.Shapes, shape => Assert.True(page.Holds(shape.Box), $"outside of the page: {shape}"));
            // What says or means something; areas of colour lie below it.
            var things = side.Shapes.Where(s => s is not Panel).ToList();
            for (var i = 0; i < things.Count; i++)
            for (var j = i + 1; j < things.Count; j++)
                Assert.False(things[i].Box.Overlaps(things[j].Box), $"{things[i]} lies on {things[j]}");

            for (var i = 0; i < side.Shapes.Count; i++)
            {
                if (side.Shapes[i] is not TextLine line)
                    continue;

                var below = side.Shapes.Take(i).OfType<Panel>().Last(p => p.Box.Overlaps(line.Box));
                Assert.True(below.Box.Holds(line.Box), $"runs over the edge of its ground: {line}");
                Assert.Equal(below.Fill, line.On);
                Assert.True(line.Ink.ContrastWith(line.On) >= Colour.ForText, $"cannot be read: {line}");
            }
        }
    }

    /// <summary>Every line is some of the pieces between which ICU breaks a text that the picture says, and no part of one.</summary>
    private static void EndsLinesWhereThaiDoes(LaidOut picture, InfographicContent said)
    {
        var texts = TextsOf(said).Select(ThaiWords.LinePieces).ToList();
        foreach (var line in Lines(picture).Where(l => !said.TypedAddress.Contains(l.Text, StringComparison.Ordinal)))
            Assert.True(texts.Any(pieces => IsWhole(pieces, line.Text)), $"“{line.Text}” is cut within a word");

        static bool IsWhole(IReadOnlyList<string> pieces, string line)
        {
            for (var first = 0; first < pieces.Count; first++)
            {
                var soFar = "";
                for (var last = first; last < pieces.Count && soFar.Length <= line.Length; last++)
                {
                    soFar += pieces[last];
                    if (soFar.TrimEnd() == line)
                        return true;
                }
            }

            return false;
        }
    }

    private static void SaysWhatIsLeftOut(LaidOut picture, PictureChoices choices)
    {
        var all = string.Concat(Lines(picture).Select(l => l.Text.Replace(" ", "", StringComparison.Ordinal)));
        var eleven =
            choices.Language == PictureLanguage.English ? "Seeall11documents"
            : choices.ThaiDigits ? "ดูเอกสารทั้งหมด๑๑รายการที่หน้าเว็บ"
            : "ดูเอกสารทั้งหมด11รายการที่หน้าเว็บ";

        Assert.Equal(picture.Shown.Documents < 11, all.Contains(eleven, StringComparison.Ordinal));
        Assert.Equal(
            picture.Shown.Steps < 5,
            all.Contains("ดูขั้นตอนทั้งหมด", StringComparison.Ordinal)
                || all.Contains("Seeall5steps", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> TextsOf(InfographicContent said)
    {
        Said[] own =
        [
            said.Agency,
            said.Name,
            said.Version,
            .. new[] { said.Parent, said.MadeUp, said.Summary, said.Time }.OfType<Said>(),
            .. said
                .Fees.Concat(said.Documents)
                .Concat(said.Steps)
                .SelectMany(i => new[] { i.Text, i.Note })
                .OfType<Said>(),
            .. said.Where.Select(w => w.Text),
            .. new[]
            {
                InfographicWords.ToBring,
                InfographicWords.Steps,
                InfographicWords.Time,
                InfographicWords.Fee,
                InfographicWords.NoFee,
                InfographicWords.NoDocuments,
                InfographicWords.Where,
                InfographicWords.Scan,
                InfographicWords.AllFees,
                InfographicWords.AllWhere,
                InfographicWords.AllDocuments(said.Documents.Count),
                InfographicWords.AllSteps(said.Steps.Count),
            }.Select(said.Say),
        ];
        return own.SelectMany(s => new[] { s.Text, s.English })
            .OfType<string>()
            .Concat(Enumerable.Range(1, 60).Select(said.Number));
    }
}
