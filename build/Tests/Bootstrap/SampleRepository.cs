using System.Diagnostics;
using System.Xml.Linq;

namespace AiChef.Tests.Bootstrap;

/// <summary>
/// A small repository with this one's scripts, bootstrap and package choice. Its build prints where the packages that
/// it uses come from, and its packages come from a folder feed.
/// </summary>
internal sealed class SampleRepository : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly string[] Copied =
    [
        "build.sh",
        "build.ps1",
        "global.json",
        "build/Directory.Build.props",
        "build/analyzers.globalconfig",
        "build/BannedSymbols.txt",
        "build/StandIns/Directory.Build.props",
    ];

    internal const string State = ".nuke/temp/bootstrap";

    internal const string BootstrapProject = "build/Bootstrap/Bootstrap.proj";

    private readonly string _folder = Directory.CreateTempSubdirectory("sample-").FullName;

    /// <summary>Creates the repository, with a feed that serves nothing.</summary>
    /// <param name="name">The name of the checkout's folder.</param>
    /// <param name="packages">Whether its build uses the packages Sample.Alpha and Sample.Beta; else it uses
    /// none.</param>
    public SampleRepository(string name = "checkout", bool packages = false)
    {
        Root = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var bootstrap = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "build", "Bootstrap"));
        foreach (var file in Copied.Concat(bootstrap.Select(file => Path.GetRelativePath(RepositoryRoot.Path, file))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
            File.Copy(Path.Combine(RepositoryRoot.Path, file), At(file));
        }
        Write("build/Directory.Build.targets", WithoutGenerators().ToString());
        string[] names = packages ? ["Sample.Alpha", "Sample.Beta"] : [];
        Pin([.. names.Select(name => $"{name} 1.0.0")]);
        Write(
            "build/Targets/_build.csproj",
            Project(names)
                .Replace(
                    "<ItemGroup",
                    "<PropertyGroup><OutputType>Exe</OutputType><UseAppHost>false</UseAppHost>"
                        + "<AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath></PropertyGroup><ItemGroup",
                    StringComparison.Ordinal
                )
        );
        Write("build/Targets/Program.cs", """System.Console.WriteLine(string.Join(' ', args));""");
        if (packages)
        {
            AddStandIns();
        }
        // Named from the configuration on, so that it reads the same in every sample.
        UseFeed("feed");
        Directory.CreateDirectory(Feed);
    }

    public string Root { get; }

    /// <summary>The folder feed that the configuration names.</summary>
    public string Feed => Path.Combine(_folder, "feed");

    /// <summary>The folder of this repository's package cache.</summary>
    public string Cache => Path.Combine(_folder, "cache");

    public string At(string path) => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    /// <summary>Names the one feed that NuGet is to ask.</summary>
    public void UseFeed(string source) =>
        // Above the checkout: NuGet cannot read a configuration in a folder with a semicolon.
        Write(
            "../nuget.config",
            $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{source}" allowInsecureConnections="true" /></packageSources>
            </configuration>
            """
        );

    /// <summary>Pins packages as this repository pins its own, each such as <c>Sample.Alpha 1.0.0</c>.</summary>
    public void Pin(params string[] packages)
    {
        var versions = XElement.Load(Path.Combine(RepositoryRoot.Path, "build", "Directory.Packages.props"));
        versions.Elements("ItemGroup").Remove();
        versions.AddFirst(
            new XElement(
                "ItemGroup",
                packages
                    .Select(package => package.Split(' '))
                    .Select(words => new XElement(
                        "PackageVersion",
                        new XAttribute("Include", words[0]),
                        new XAttribute("Version", words[1])
                    ))
            )
        );
        Write("build/Directory.Packages.props", versions.ToString());
    }

    /// <summary>Takes what another sample without packages was told by its feed, and its compiled bootstrap.</summary>
    public void Take(SampleBootstrap bootstrap)
    {
        foreach (var file in Directory.GetFiles(bootstrap.Answers))
        {
            Write(Path.Combine(State, Path.GetFileName(file)), File.ReadAllText(file));
        }
        TakeTask(bootstrap);
    }

    /// <summary>Takes a bootstrap that was compiled before, in place of compiling its own at each run.</summary>
    public void TakeTask(SampleBootstrap bootstrap)
    {
        var project = XElement.Load(At(BootstrapProject));
        project
            .Descendants("Csc")
            .Single()
            .ReplaceWith(
                new XElement(
                    "Copy",
                    new XAttribute("SourceFiles", bootstrap.Task),
                    new XAttribute("DestinationFiles", "$(TaskAssembly)")
                )
            );
        Write(BootstrapProject, project.ToString());
    }

    /// <summary>Lets the bootstrap choose the packages, and compiles nothing.</summary>
    /// <param name="variables">Variables besides those of this process.</param>
    /// <returns>The choice, and what the bootstrap told.</returns>
    public Task<SampleRun> ChooseAsync(params (string Name, string Value)[] variables) =>
        RunAsync(new ProcessStartInfo("dotnet", [ProjectOutput.PackageChooser, Root]), variables);

    /// <summary>Runs build.sh.</summary>
    /// <param name="variables">Variables besides those of this process.</param>
    /// <returns>What the sample build printed, and what the bootstrap told.</returns>
    public Task<SampleRun> BuildAsync(params (string Name, string Value)[] variables) => RunAsync(Script(), variables);

    /// <summary>
    /// The command that runs build.sh with these variables, and none by which the tests were started.
    /// </summary>
    public ProcessStartInfo Command(params (string Name, string Value)[] variables) => Prepare(Script(), variables);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The source of a type that tells where it comes from.</summary>
    internal static string Origin(string id, string origin) =>
        $$"""
            namespace {{id}};

            public static class Origin
            {
                public static string Name => "{{origin}}";
            }
            """;

    /// <summary>Runs a command to its end.</summary>
    internal static async Task<(int ExitCode, string Output, string Error)> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        try
        {
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, output, await error);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} did not end within {Limit}", e);
        }
    }

    private ProcessStartInfo Script() => new("bash", [At("build.sh"), "A", "b c"]);

    private async Task<SampleRun> RunAsync(ProcessStartInfo start, (string Name, string Value)[] variables)
    {
        var (exitCode, output, error) = await RunAsync(Prepare(start, variables));
        return new(exitCode, output.Trim(), error.Trim());
    }

    private ProcessStartInfo Prepare(ProcessStartInfo start, (string Name, string Value)[] variables)
    {
        string[] families = ["MSBUILD", "USE_STAND_INS", "PACKAGE_FEED", "DOTNET_CLI", "VSTEST"];
        foreach (
            var name in start
                .Environment.Keys.Where(n => families.Any(f => n.StartsWith(f, StringComparison.OrdinalIgnoreCase)))
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }
        start.Environment["NUGET_PACKAGES"] = Cache;
        // A second process of MSBuild takes longer to start than a sample takes to compile.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        return start;
    }

    private void AddStandIns()
    {
        Write("build/StandIns/Sample.Alpha/Sample.Alpha.csproj", Project());
        Write("build/StandIns/Sample.Alpha/Origin.cs", Origin("Sample.Alpha", "stand-in"));
        Write("build/StandIns/Sample.Beta/Sample.Beta.csproj", Project("Sample.Alpha"));
        Write("build/StandIns/Sample.Beta/Origin.cs", Origin("Sample.Beta", "stand-in"));
        Write(
            "build/Targets/Program.cs",
            """
            System.Console.WriteLine($"{Sample.Alpha.Origin.Name}, {Sample.Beta.Origin.Name}, {string.Join(' ', args)}");
            """
        );
    }

    /// <summary>The SDK's source generators take the compiler longer than a sample's few lines.</summary>
    private static XElement WithoutGenerators()
    {
        var targets = XElement.Load(Path.Combine(RepositoryRoot.Path, "build", "Directory.Build.targets"));
        targets.Add(
            new XElement(
                "Target",
                new XAttribute("Name", "RemoveGenerators"),
                new XAttribute("BeforeTargets", "CoreCompile"),
                new XElement("ItemGroup", new XElement("Analyzer", new XAttribute("Remove", "@(Analyzer)")))
            )
        );
        return targets;
    }

    private static string Project(params string[] references) =>
        new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "ItemGroup",
                references.Select(name => new XElement("PackageReference", new XAttribute("Include", name)))
            )
        ).ToString();
}

/// <summary>A run of build.sh or of the choice of packages.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What the sample build, or the choice of packages, printed.</param>
/// <param name="Error">What the bootstrap told.</param>
internal sealed record SampleRun(int ExitCode, string Output, string Error);
