using AiChef.Bench.Programs;
using AiChef.Tests;

namespace AiChef.Bench.Checkouts;

/// <summary>A copy of the repository with its compiled build, to which services may be added.</summary>
internal sealed class Checkout : IDisposable
{
    private readonly string? _workflow;

    private Checkout(string root)
    {
        Root = root;
        _workflow = File.ReadAllText(At(StackOrder.Workflow.Template));
    }

    /// <summary>Its folder.</summary>
    internal string Root { get; }

    /// <summary>How many workflows of small services it has.</summary>
    internal int GeneratedWorkflows => Directory.GetFiles(At(".github/workflows"), "deploy-pantry*.yml").Length;

    /// <summary>Copies the repository, adds services, and compiles the build if that is needed.</summary>
    /// <param name="services">How many small services are added; 0 for none.</param>
    /// <param name="cancellationToken">Ends the compilation.</param>
    internal static async Task<Checkout> CreateAsync(int services, CancellationToken cancellationToken)
    {
        var root = Directory.CreateTempSubdirectory("bench-checkout-").FullName;
        try
        {
            await RepositoryCopy.MakeAsync(root);
            SmallServices.AddTo(root, services);
            var checkout = new Checkout(root);
            string[] prepared = services == 0 ? ["--help"] : ["--help", "Generate"];
            foreach (var word in prepared)
            {
                await Measurement.OfAsync(checkout.Build(word), calls: null, cancellationToken);
            }
            return checkout;
        }
        catch
        {
            Directory.Delete(root, recursive: true);
            throw;
        }
    }

    /// <summary>The full path of a file.</summary>
    internal string At(string path) => Path.Combine(Root, path);

    /// <summary>A run of the build.</summary>
    internal Command Build(params IReadOnlyList<string> arguments) => new(At("build.sh"), arguments, Root);

    /// <summary>Changes the value of an output in the template of the workflow.</summary>
    /// <param name="value">The value; null for the template of the repository, which has no such output.</param>
    internal void ChangeWorkflow(int? value) =>
        File.WriteAllText(
            At(StackOrder.Workflow.Template),
            value is null
                ? _workflow
                : $"""
                {_workflow}  BenchmarkRound:
                    Description: The round of the benchmark
                    Value: "{value}"

                """
        );

    /// <summary>Deletes what Generate wrote for the small services.</summary>
    internal void DeleteGenerated()
    {
        foreach (
            var file in Directory
                .GetFiles(At(".github/workflows"), "deploy-pantry*.yml")
                .Concat(Directory.GetFiles(At("backend/infrastructure"), "deploy-pantry*.sh"))
        )
        {
            File.Delete(file);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
