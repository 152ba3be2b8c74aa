using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Meetings;

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model) { }
}
