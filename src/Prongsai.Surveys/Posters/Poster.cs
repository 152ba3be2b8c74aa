using System.Globalization;
using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Posters;

/// <summary>The sheet on which a poster is printed.</summary>
internal enum PosterSize
{
    A4,
    A5,

    /// <summary>A4, folded across the middle: it stands on a counter and is read from both sides.</summary>
    Tent,
}

/// <summary>What stands on a poster for one way into a round.</summary>
/// <param name="Address">Whole, as the QR code has it.</param>
internal sealed record Poster(Agency Agency, Round Round, WayIn Way, Questionnaire Questionnaire, string Address)
{
    /// <summary>As a person types it: without what every browser adds by itself.</summary>
    public string TypedAddress => Address.Split("://", 2)[^1];

    /// <summary>The page to be printed.</summary>
    public Printable Print(PosterSize size, Language language)
    {
        var html = new StringBuilder();
        // The upper half of a tent stands on its head, so that it is upright once folded.
        if (size == PosterSize.Tent)
            Append(html, "sheet over", language, isCopy: true);
        Append(html, "sheet", language, isCopy: false);
        return new Printable(
            StandaloneHtml.Of(
                $"{PosterWords.Title.In(language)} – {Round.Name}",
                $"@page {{ size: {(size == PosterSize.A5 ? "A5" : "A4")}; margin: 0; }}\n:root {{ {MeasuresOf(size)} }}\n{Style}",
                html.ToString(),
                picturesFrom: "'none'"
            )
        );
    }

    private void Append(StringBuilder html, string css, Language language, bool isCopy)
    {
        var code = language == Language.Thai ? SurveyText.Thai : SurveyText.English;
        string Say(Bilingual words) => Text(words.In(language));
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"{css}\" lang=\"{code}\"");
        // Said once to those who hear it.
        html.Append(isCopy ? " aria-hidden=\"true\">" : ">");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"agency\">{Say(Agency.Name)}</p>");
        if (Round.IsMadeUp)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"made-up\">{Say(PosterWords.MadeUp)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<h1 lang=\"th\">{Text(Round.Name)}</h1>");
        if (Way.Label.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"place\" lang=\"th\">{Text(Way.Label)}</p>");
        html.Append("<div class=\"middle\"><div class=\"qr\">");
        html.Append(QrPicture.Of(Address, PosterWords.Scan.In(language)));
        html.Append("</div><div class=\"beside\">");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"scan\">{Say(PosterWords.Scan)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"typed\">{Text(TypedAddress)}</p>");
        var (about, aboutIn) = (Questionnaire.Welcome ?? Questionnaire.Title).For(code);
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"about\" lang=\"{aboutIn}\">{Text(about)}</p>");
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"anonymous\">{Say(PosterWords.Anonymity(Way.Kind))}</p><p>{Say(PosterWords.Days(Round))}</p>"
        );
        html.Append("</div></div></section>");
    }

    private static string Text(string text) => StandaloneHtml.Encode(ThaiWords.WithBreakOpportunities(text));

    private static string MeasuresOf(PosterSize size) =>
        size switch
        {
            PosterSize.A4 =>
                "--wide: 210mm; --high: 296mm; --letter: 17pt; --code: 105mm; --along: column; --align: center;",
            PosterSize.A5 =>
                "--wide: 148mm; --high: 209mm; --letter: 12pt; --code: 74mm; --along: column; --align: center;",
            // Half as high, so what is said stands beside the code.
            _ => "--wide: 210mm; --high: 148mm; --letter: 13pt; --code: 72mm; --along: row; --align: start;",
        };

    private const string Style = """
        body { margin: 0; font: var(--letter)/1.5 "Sarabun", sans-serif; color: #111; }
        .sheet { box-sizing: border-box; width: var(--wide); height: var(--high); padding: 6% 7%; display: flex; flex-direction: column; text-align: center; overflow: hidden; }
        p { margin: 0 0 .5em; }
        .sheet.over + .sheet { border-top: .2mm dashed #999; }
        .agency { font-weight: 700; font-size: 1.25em; color: #0f4654; border-bottom: .6mm solid #0f4654; padding-bottom: .4em; }
        .made-up { border: .4mm solid #9c1d28; color: #9c1d28; padding: 0 .5em; align-self: center; }
        h1 { font-size: 1.8em; line-height: 1.4; margin: .2em 0; }
        .place { font-weight: 700; font-size: 1.3em; }
        .middle { flex: 1; display: flex; flex-direction: var(--along); align-items: center; justify-content: center; gap: 4%; }
        .beside { text-align: var(--align); }
        .qr svg { width: var(--code); height: var(--code); display: block; }
        .scan { font-weight: 700; font-size: 1.2em; }
        .typed { letter-spacing: .03em; overflow-wrap: anywhere; }
        .over { transform: rotate(180deg); }
        .anonymous { font-weight: 700; }
        """;
}
