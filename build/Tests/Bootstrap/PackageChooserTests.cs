using System.Net;
using System.Net.Sockets;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

/// <summary>
/// What the first command does on feeds of every kind, each played by a folder or a server on this machine.
/// </summary>
[Collection(nameof(SamplePackages))]
public sealed class PackageChooserTests(SamplePackages packages) : IDisposable
{
    private const string Compiling = "build: compiling build/Targets";
    private readonly SampleRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Takes_the_stand_in_of_every_package_that_the_feed_lacks()
    {
        await ExpectAsync(
            "stand-in, stand-in",
            "build: the feed lacks 2 packages (Sample.Alpha, Sample.Beta); using build/StandIns for these",
            Compiling
        );

        await ExpectAsync("stand-in, stand-in");
    }

    [Fact]
    public async Task Takes_the_real_package_beside_the_stand_in_of_another()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0");

        await ExpectAsync(
            "package 1.0.0, stand-in",
            "build: the feed lacks 1 package (Sample.Beta); using build/StandIns for it",
            Compiling
        );
        Compiled().ShouldBe(["_build.dll", "Sample.Alpha.dll", "Sample.Beta.dll"], ignoreOrder: true);
        new FileInfo(_repository.At("build/StandIns/Sample.Alpha/bin/Release")).Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task Takes_the_stand_in_of_a_package_whose_own_dependency_is_missing()
    {
        packages.Serve(_repository.Feed, "Sample.Beta 1.0.0");

        await ExpectAsync(
            "stand-in, stand-in",
            "build: the feed lacks 2 packages (Sample.Alpha, Sample.Beta); using build/StandIns for these",
            Compiling
        );
    }

    [Fact]
    public async Task Takes_only_real_packages_when_the_feed_serves_all()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Alpha 1.2.0", "Sample.Beta 1.0.0");

        await ExpectAsync("package 1.0.0, package 1.0.0", Compiling);
    }

    [Fact]
    public async Task Takes_a_newer_version_and_tells_it_once()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.2.0", "Sample.Beta 1.0.0");

        await ExpectAsync(
            "package 1.2.0, package 1.0.0",
            "build: the feed has newer versions of 1 package (Sample.Alpha 1.2.0); using it",
            Compiling
        );
        Edit();
        await ExpectAsync("package 1.2.0, package 1.0.0", Compiling);
    }

    [Theory]
    [InlineData("Sample.Alpha 0.9.0")]
    [InlineData("Sample.Alpha 2.0.0")]
    public async Task Takes_no_older_version_and_no_other_major_version(string served)
    {
        packages.Serve(_repository.Feed, served);

        await ExpectAsync(
            "stand-in, stand-in",
            "build: the feed lacks 2 packages (Sample.Alpha, Sample.Beta); using build/StandIns for these",
            Compiling
        );
    }

    [Fact]
    public async Task Chooses_anew_when_a_package_is_gone_since_the_last_run()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Beta 1.0.0");
        await ExpectAsync("package 1.0.0, package 1.0.0", Compiling);
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0");
        Directory.Delete(_repository.Cache, recursive: true);
        Edit();

        await ExpectAsync(
            "package 1.0.0, stand-in",
            Compiling,
            "build: the feed lacks 1 package (Sample.Beta); using build/StandIns for it",
            Compiling
        );
        Edit();
        await ExpectAsync("package 1.0.0, stand-in", Compiling);
    }

    [Fact]
    public async Task Chooses_anew_when_a_version_or_the_configuration_of_NuGet_changes()
    {
        await ExpectAsync(
            "stand-in, stand-in",
            "build: the feed lacks 2 packages (Sample.Alpha, Sample.Beta); using build/StandIns for these",
            Compiling
        );
        packages.Serve(_repository.Feed + "2", "Sample.Alpha 1.0.0", "Sample.Beta 1.0.0");
        Edit();
        await ExpectAsync("stand-in, stand-in", Compiling);

        _repository.UseFeed(_repository.Feed + "2");

        await ExpectAsync("package 1.0.0, package 1.0.0", Compiling);
    }

    [Fact]
    public async Task Asks_no_feed_when_the_cache_has_everything()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Beta 1.0.0");
        await ExpectAsync("package 1.0.0, package 1.0.0", Compiling);

        Directory.Delete(_repository.Feed, recursive: true);
        foreach (var folder in Directory.GetDirectories(_repository.At("build"), "obj", SearchOption.AllDirectories))
        {
            Directory.Delete(folder, recursive: true);
        }
        Edit();

        await ExpectAsync("package 1.0.0, package 1.0.0", Compiling);
    }

    [Fact]
    public async Task Chooses_anew_without_the_feed_when_the_cache_has_every_package()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Beta 1.0.0");
        await ExpectAsync("package 1.0.0, package 1.0.0", Compiling);
        using var server = new FailingFeed();
        _repository.UseFeed($"{server.Url}index.json");

        var run = await _repository.BuildAsync();

        // The same packages as before, so nothing is compiled either.
        run.Error.ShouldBeEmpty();
        run.Output.ShouldStartWith("package 1.0.0, package 1.0.0");
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Names_the_missing_package_that_has_no_stand_in()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Beta 1.0.0");
        _repository.Pin("Sample.Alpha", "Sample.Beta", "Sample.Gamma");

        await ExpectFailureAsync("build: the feed lacks Sample.Gamma 1.0.0, and build/StandIns has no project for it");

        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Beta 1.0.0", "Sample.Gamma 1.0.0");
        await ExpectAsync("package 1.0.0, package 1.0.0", Compiling);
    }

    [Fact]
    public async Task Says_that_a_feed_fails()
    {
        using var server = new FailingFeed();
        _repository.UseFeed($"{server.Url}index.json");

        await ExpectFailureAsync(
            $"build: the package feed cannot be used: Unable to load the service index for source {server.Url}index.json; "
                + "Response status code does not indicate success: 500 (Internal Server Error). "
                + "Check the network and the NuGet configuration"
        );
    }

    [Fact]
    public async Task Says_that_a_feed_cannot_be_reached_and_keeps_its_credentials()
    {
        _repository.UseFeed($"http://cook:pepper@127.0.0.1:{LoopbackServer.FreePort()}/index.json");

        var run = await _repository.BuildAsync();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith(
            "build: the package feed cannot be used: Unable to load the service index for source"
        );
        run.Error.ShouldContain("Connection refused");
        run.Error.ShouldNotContain("pepper");
        run.Error.Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task Gives_up_on_a_feed_that_does_not_answer()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        _repository.UseFeed($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/index.json");

        await ExpectFailureAsync(
            "build: the package feed gave no answer for 2 s; check the network and the NuGet configuration, "
                + "or set PACKAGE_FEED_TIMEOUT to more seconds",
            ("PACKAGE_FEED_TIMEOUT", "2")
        );
        await ExpectFailureAsync(
            "build: PACKAGE_FEED_TIMEOUT is 'soon'; write a number of seconds from 1 to 3600, such as 90",
            ("PACKAGE_FEED_TIMEOUT", "soon")
        );
    }

    [Fact]
    public async Task Reads_what_NuGet_says_in_a_Korean_console()
    {
        var run = await _repository.BuildAsync(("LANG", "ko_KR.UTF-8"), ("DOTNET_CLI_UI_LANGUAGE", "ko"));

        run.Error.ShouldStartWith(
            "build: the feed lacks 2 packages (Sample.Alpha, Sample.Beta); using build/StandIns for these"
        );
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Obeys_the_choice_by_hand()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0");

        (await _repository.BuildAsync(("USE_STAND_INS", "Sample.Beta"))).Output.ShouldStartWith(
            "package 1.0.0, stand-in"
        );
        (await _repository.BuildAsync(("USE_STAND_INS", "true"))).Output.ShouldStartWith("stand-in, stand-in");
        await ExpectFailureAsync(
            Compiling
                + "\nbuild: the packages cannot be restored: Unable to find package Sample.Beta. "
                + "No packages exist with this id in source(s): feed",
            ("USE_STAND_INS", "false")
        );
        await ExpectFailureAsync(
            "build: USE_STAND_INS names Sample.Alpha, but not Sample.Beta, which is built on it; name both",
            ("USE_STAND_INS", "Sample.Alpha")
        );
        await ExpectFailureAsync(
            "build: USE_STAND_INS names Sample.Delta, for which build/StandIns has no project; "
                + "write true, false, or some of Sample.Alpha;Sample.Beta",
            ("USE_STAND_INS", "Sample.Beta;Sample.Delta")
        );
    }

    private async Task ExpectAsync(string output, params string[] told)
    {
        var run = await _repository.BuildAsync();
        run.Error.ShouldBe(string.Join('\n', told));
        run.Output.ShouldBe($"{output}, A b c --root {_repository.Root}");
        run.ExitCode.ShouldBe(0);
    }

    private async Task ExpectFailureAsync(string told, params (string Name, string Value)[] variables)
    {
        var run = await _repository.BuildAsync(variables);
        run.Error.ShouldBe(told);
        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(2);
    }

    private void Edit() => File.AppendAllText(_repository.At("build/Targets/Program.cs"), "// edited\n");

    private IEnumerable<string?> Compiled()
    {
        var assembly = File.ReadAllLines(_repository.At(".nuke/temp/bootstrap/ready"))[0];
        return Directory.GetFiles(Path.GetDirectoryName(_repository.At(assembly))!, "*.dll").Select(Path.GetFileName);
    }

    private sealed class FailingFeed : LoopbackServer
    {
        protected override (int Status, string Body) Answer(
            HttpListenerRequest request,
            string body,
            HttpListenerResponse response
        ) => (500, "");
    }
}
