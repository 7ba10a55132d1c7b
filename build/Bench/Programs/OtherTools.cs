namespace AiChef.Bench.Programs;

/// <summary>The tools that this repository's build is compared with.</summary>
/// <param name="Aws">The AWS CLI; null where it is not on the PATH.</param>
/// <param name="Cdk">The CDK CLI; null where it is not on the PATH.</param>
internal sealed record OtherTools(OtherTool? Aws, OtherTool? Cdk)
{
    /// <summary>Finds them.</summary>
    internal static async Task<OtherTools> FindAsync(CancellationToken cancellationToken) =>
        new(await FindAsync("aws", cancellationToken), await FindAsync("cdk", cancellationToken));

    private static async Task<OtherTool?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (ProgramPath.Find(name) is not { } found)
        {
            return null;
        }
        var path = await ProgramPath.WithoutShimAsync(found, cancellationToken);
        var line = await ProgramPath.FirstLineAsync(path, ["--version"], cancellationToken);
        return new(path, string.Join(' ', line.Split(' ').Take(2)));
    }
}

/// <summary>A tool.</summary>
/// <param name="Path">The path of the program.</param>
/// <param name="Version">What it says of its version.</param>
internal sealed record OtherTool(string Path, string Version);
