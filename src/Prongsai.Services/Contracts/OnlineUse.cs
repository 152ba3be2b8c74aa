using Prongsai.Kernel;

namespace Prongsai.Services.Contracts;

/// <summary>What was asked for online, of one service in one month.</summary>
/// <param name="Service">The service of the registry.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Month">Its first day.</param>
/// <param name="Received">How many requests came in.</param>
/// <param name="Promised">Of those that were finished in it: to how many a time was promised.</param>
/// <param name="Kept">And kept.</param>
public sealed record OnlineMonth(
    ServiceId Service,
    Bilingual Name,
    DateOnly Month,
    int Received,
    int Promised,
    int Kept
);

/// <summary>The use of online services, for the statistics; none or several answer.</summary>
public interface IOnlineUse
{
    /// <summary>By service and month, of the days from the first to the last.</summary>
    Task<IReadOnlyList<OnlineMonth>> OfAsync(
        AgencyId agency,
        DateOnly first,
        DateOnly last,
        CancellationToken cancellation = default
    );
}

/// <summary>A job for a later module: figures of services become a result of a measure, with their file as evidence.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Measure">Of which measure.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="On">The day on which the figures were taken.</param>
/// <param name="File">Hash of the kept workbook.</param>
/// <param name="FileName">Name for downloading.</param>
/// <param name="Size">In bytes.</param>
/// <param name="MadeUp">True when they stand on made-up tickets.</param>
public sealed record StatisticsAsEvidence(
    Guid Agency,
    Guid Measure,
    string Title,
    DateOnly On,
    string File,
    string FileName,
    long Size,
    bool MadeUp
);
