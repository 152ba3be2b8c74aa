using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Unicode;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Ocds.Reading;

namespace Prongsai.Procurement.Signs;

/// <summary>
/// One run of the signs over a file. Lines are shared out among threads; each counts for itself, and what they counted is added up
/// before the signs conclude.
/// </summary>
internal sealed class SignSearch
{
    private readonly SignSettings _settings;
    private readonly string _file;
    private readonly bool _withMaps;
    private readonly int _threads;
    private readonly Names _names = new();
    private readonly MainCurrency _currency;
    private readonly HashSet<int> _excluded;
    private readonly Sign[] _signs;
    private readonly bool _comparesPrices;

    public SignSearch(SignSettings settings, string file, bool withMaps, int threads)
    {
        (_settings, _file, _withMaps, _threads) = (settings, file, withMaps, threads);
        _currency = new MainCurrency(settings.Currency is { } given ? _names.Of(given) : Names.None);
        _excluded = [.. settings.Excluded.Select(_names.Of)];
        _signs = Sign.Of(settings, _names, _currency);
        _comparesPrices = settings.R024 is not null || settings.R058 is not null || settings.R036;
    }

    public SignsFound Run(Stream data)
    {
        var feed = new ByteFeed(data);
        var whole = Shapes.Of(feed) switch
        {
            Shape.Blank => throw new RefusedException([ReadingRefusals.Blank(_file)]),
            Shape.Utf16 => throw new RefusedException([ReadingRefusals.Utf16(_file)]),
            Shape.Lines => OfLines(new LineChunks(data, feed, _file)),
            _ => OfDocument(feed),
        };
        return Conclude(whole);
    }

    private Tally OfLines(LineChunks chunks)
    {
        var first = new Reader(this);
        var chunk = new Chunk();

        // The first currency met is the one prices are compared in: it is found by one thread, or it would be luck which comes first.
        while (_comparesPrices && !_currency.IsKnown && chunks.Take(chunk))
            first.Read(chunk);

        var readers = Enumerable.Range(0, _threads).Select(i => i == 0 ? first : new Reader(this)).ToArray();
        try
        {
            Parallel.ForEach(
                readers,
                new ParallelOptions { MaxDegreeOfParallelism = _threads },
                reader =>
                {
                    var own = new Chunk();
                    while (chunks.Take(own))
                        reader.Read(own);
                }
            );
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]); // a refusal, or a disk that fails
        }

        foreach (var reader in readers.Skip(1))
            first.Tally.Add(reader.Tally);
        return first.Tally;
    }

    private Tally OfDocument(ByteFeed feed)
    {
        var reader = new Reader(this);
        var ocds = new OcdsReader(feed, _file);
        foreach (var piece in ocds.Pieces())
            if (piece.Kind is PieceKind.Release or PieceKind.Record)
                reader.Line(piece.Json.Span, piece.Line);
        foreach (var refusal in ocds.Unreadable)
            reader.Tally.Unreadable.Add((refusal.Where?.Row ?? 0, refusal.Words));
        return reader.Tally;
    }

    private SignsFound Conclude(Tally whole)
    {
        var meta = new SignMeta();
        foreach (var sign in _signs)
            sign.Conclude(whole, meta);

        var found = whole
            .Marks()
            .Select(mark => new FoundSign(mark.Code, mark.Subject, _names[mark.Name], mark.Figure))
            .OrderBy(sign => sign.Subject)
            .ThenBy(sign => sign.Id, StringComparer.Ordinal)
            .ToLookup(sign => sign.Code);
        var figures = meta.Figures.ToDictionary(one => one.Key, one => one.Value);
        return new SignsFound(
            [
                .. Enum.GetValues<SignCode>()
                    .Where(_settings.Has)
                    .Select(code => new SignResult(
                        code,
                        whole.Computable(code),
                        figures.GetValueOrDefault(code) ?? [],
                        [.. found[code]]
                    )),
            ],
            whole.Maps?.Named(_names),
            whole.Processes,
            whole.WithoutOcid,
            whole.Cancelled,
            whole.Excluded,
            whole.OtherCurrencies,
            [
                .. whole
                    .Unreadable.OrderBy(one => one.Line)
                    .Take(100)
                    .Select(one => new Refusal("ocds-line", one.Why, new Place(_file, Row: (int)one.Line))),
            ],
            whole.Unreadable.Count
        );
    }

    /// <summary>What one thread reads and counts with.</summary>
    private sealed class Reader(SignSearch search)
    {
        private readonly ProcessReader _process = new(new OwnNames(search._names), search._settings.R048?.Digits ?? 0);

        private readonly Sign[] _signs = Sign.Of(search._settings, search._names, search._currency);

        private readonly bool _mapsTenderers =
            search._withMaps
            && (
                search._settings.R025 is not null
                || search._settings.R038 is not null
                || search._settings.R048 is not null
            );

        public Tally Tally { get; } = new() { Maps = search._withMaps ? new Maps() : null };

        public void Read(Chunk chunk)
        {
            var rest = chunk.Buffer.AsSpan(0, chunk.Length);
            var valid = Utf8.IsValid(rest);
            for (var line = chunk.FirstLine; rest.Length > 0; line++)
            {
                var end = rest.IndexOf((byte)'\n');
                var one = end < 0 ? rest : rest[..end];
                rest = end < 0 ? [] : rest[(end + 1)..];
                if (!valid && !Utf8.IsValid(one))
                    Tally.Unreadable.Add((line, ReadingRefusals.NotUtf8(ReadingRefusals.FirstBadByte(one))));
                else if (one.IndexOfAnyExcept(" \t\r"u8) >= 0)
                    Line(one, line);
            }
        }

        public void Line(ReadOnlySpan<byte> json, long line)
        {
            try
            {
                if (!_process.Read(json))
                {
                    Tally.WithoutOcid++;
                    return;
                }
            }
            catch (JsonException wrong)
            {
                Tally.Unreadable.Add((line, ReadingRefusals.NotJson(wrong, json)));
                return;
            }
            catch (InvalidOperationException)
            {
                Tally.Unreadable.Add((line, ReadingRefusals.HalfCharacter()));
                return;
            }

            _process.Process.Line = line;
            Look(_process.Process);
        }

        private void Look(Process process)
        {
            if (process.IsCancelled)
                Tally.Cancelled++;
            else if (search._excluded.Contains(process.MethodDetails))
                Tally.Excluded++;
            else
            {
                Tally.Processes++;
                foreach (var sign in _signs)
                    sign.Look(process, Tally, search._names);
                if (_mapsTenderers)
                    MapTenderers(process);
            }
        }

        private void MapTenderers(Process process)
        {
            foreach (var bid in process.Bids)
                if (bid.IsSubmitted)
                    foreach (var tenderer in process.Of(bid.Tenderers))
                        if (tenderer != Names.None)
                            Tally.Maps!.Put("ocid_tenderer", process.OcidIn(search._names), tenderer);
        }
    }
}
