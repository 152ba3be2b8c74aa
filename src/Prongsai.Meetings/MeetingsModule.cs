using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Meetings.Gifts;
using Prongsai.Meetings.Standards;

namespace Prongsai.Meetings;

/// <summary>Everything this module adds to the host.</summary>
public static class MeetingsModule
{
    /// <summary>See the module's README.</summary>
    public static IServiceCollection AddMeetings(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddStandards();
        services.AddGifts();
        services.AddMeetingsAndOrders();
        return services;
    }
}
