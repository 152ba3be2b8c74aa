using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Complaints;

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model) { }
}
