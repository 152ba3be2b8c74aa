using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Public;

/// <summary>The form by which a ticket is wished for; every page that gives tickets reads it here.</summary>
internal sealed record TicketForm(IReadOnlyList<CounterServiceId> Services, string? Priority, string? Act)
{
    private const int MostFields = 50;

    /// <summary>Null when it is no such form.</summary>
    public static async Task<TicketForm?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
            return null;

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellation);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }

        List<CounterServiceId> services = [];
        foreach (var value in form["service"].Take(MostFields))
        {
            if (!Guid.TryParse(value, out var id))
                return null;
            services.Add(new(id));
        }

        var priority = form["priority"].ToString();
        return new(services, priority.Length is 0 or > 100 ? null : priority, form["act"]);
    }
}

/// <summary>
/// How many tickets one network may take in a minute. An office's own network takes them for everybody who stands there, so the number is
/// generous.
/// </summary>
internal sealed class TicketFloods(IConfiguration configuration, TimeProvider clock)
{
    private readonly int _most = Math.Max(1, configuration.GetValue("Prongsai:Services:TicketsFromOneNetwork", 60));
    private readonly MinuteCounts _counts = new(clock);

    public bool IsTooMuch(IPAddress? from) => _counts.Add(MinuteCounts.NetworkOf(from, 4)) > _most;
}
