using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

public class GitHubActionsCheckoutStep : GitHubActionsStep
{
    public GitHubActionsSubmodules? Submodules { get; set; }

    public bool? Lfs { get; set; }

    public uint? FetchDepth { get; set; }

    public bool? Progress { get; set; }

    public string Filter { get; set; }

    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("- uses: actions/checkout@v6");
        (string Key, object Value)[] inputs =
        [
            ("submodules", Submodules),
            ("lfs", Lfs),
            ("fetch-depth", FetchDepth),
            ("progress", Progress),
        ];
        var given = inputs
            .Where(x => x.Value is not null)
            .Select(x => $"{x.Key}: {x.Value.ToString().ToLowerInvariant()}")
            .ToList();
        if (!string.IsNullOrWhiteSpace(Filter))
        {
            given.Add($"filter: {Filter}");
        }

        if (given.Count == 0)
        {
            return;
        }

        using (writer.Indent())
        {
            writer.WriteLine("with:");
            using (writer.Indent())
            {
                given.ForEach(x => writer.WriteLine(x));
            }
        }
    }
}
