using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Gifts;
using Prongsai.Meetings.Standards;

namespace Prongsai.Meetings;

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        MeetingTables.Describe(model);
        StandardTables.Describe(model);
        GiftTables.Describe(model);
    }
}
