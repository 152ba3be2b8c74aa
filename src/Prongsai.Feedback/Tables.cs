using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Feedback;

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model) { }
}
