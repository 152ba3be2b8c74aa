using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Files.S3;

/// <summary>Chooses an S3 bucket for files.</summary>
public static class S3Module
{
    /// <summary>Keeps files in the bucket instead of the data folder.</summary>
    public static IServiceCollection AddS3Files(this IServiceCollection services, S3Settings bucket) =>
        services.AddSingleton<IFileStore>(_ => new S3FileStore(bucket));
}
