using System.Net;
using System.Net.Sockets;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

/// <summary>
/// What the first command chooses on feeds of every kind, each played by a folder or a server on this machine.
/// </summary>
public sealed class PackageChooserTests(SamplePackages packages) : IClassFixture<SamplePackages>, IDisposable
{
    private const string AllStandIns = "stand-ins: Sample.Alpha, Sample.Beta; versions:";
    private const string NoStandIn = "stand-ins: ; versions:";
    private const string LacksAll =
        "build: the feed lacks 2 packages (Sample.Alpha, Sample.Beta); using build/StandIns for these";
    private const string LacksBeta = "build: the feed lacks 1 package (Sample.Beta); using build/StandIns for it";

    private readonly SampleRepository _repository = new(packages: true);

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Takes_the_stand_in_of_every_package_that_the_feed_lacks()
    {
        await ExpectAsync(AllStandIns, LacksAll);

        await ExpectAsync(AllStandIns);
    }

    [Fact]
    public async Task Takes_the_real_package_beside_the_stand_in_of_another()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0");

        await ExpectAsync("stand-ins: Sample.Beta; versions:", LacksBeta);
    }

    [Fact]
    public async Task Takes_the_stand_in_of_a_package_whose_own_dependency_is_missing()
    {
        packages.Serve(_repository.Feed, "Sample.Beta 1.0.0");

        await ExpectAsync(AllStandIns, LacksAll);
    }

    [Fact]
    public async Task Takes_only_real_packages_when_the_feed_serves_all()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Alpha 1.2.0", "Sample.Beta 1.0.0");

        await ExpectAsync(NoStandIn);
    }

    [Fact]
    public async Task Takes_a_newer_version_and_reports_it_once()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.2.0", "Sample.Beta 1.0.0");
        const string choice = "stand-ins: ; versions: Sample.Alpha 1.2.0";

        await ExpectAsync(choice, "build: the feed has newer versions of 1 package (Sample.Alpha 1.2.0); using it");
        await ExpectAsync(choice);
    }

    [Theory]
    [InlineData("Sample.Alpha 0.9.0")]
    [InlineData("Sample.Alpha 2.0.0")]
    public async Task Takes_no_older_version_and_no_other_major_version(string served)
    {
        packages.Serve(_repository.Feed, served);

        await ExpectAsync(AllStandIns, LacksAll);
    }

    [Fact]
    public async Task Chooses_again_when_a_version_or_the_configuration_of_NuGet_changes()
    {
        await ExpectAsync(AllStandIns, LacksAll);
        packages.Serve(_repository.Feed + "2", "Sample.Alpha 1.2.0", "Sample.Beta 1.0.0");
        await ExpectAsync(AllStandIns);

        _repository.UseFeed("feed2");
        await ExpectAsync(
            "stand-ins: ; versions: Sample.Alpha 1.2.0",
            "build: the feed has newer versions of 1 package (Sample.Alpha 1.2.0); using it"
        );

        _repository.Pin("Sample.Alpha 1.2.0", "Sample.Beta 1.0.0");
        await ExpectAsync(NoStandIn);
    }

    [Fact]
    public async Task Chooses_again_without_the_feed_when_the_cache_has_every_package()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Beta 1.0.0");
        await ExpectAsync(NoStandIn);
        using var server = new FailingFeed();
        _repository.UseFeed($"{server.Url}index.json");

        await ExpectAsync(NoStandIn);
    }

    [Fact]
    public async Task Names_the_missing_package_that_has_no_stand_in()
    {
        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Beta 1.0.0");
        _repository.Pin("Sample.Alpha 1.0.0", "Sample.Beta 1.0.0", "Sample.Gamma 1.0.0");

        await ExpectFailureAsync("build: the feed lacks Sample.Gamma 1.0.0, and build/StandIns has no project for it");

        packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Beta 1.0.0", "Sample.Gamma 1.0.0");
        await ExpectAsync(NoStandIn);
    }

    [Fact]
    public async Task Says_that_a_feed_fails()
    {
        using var server = new FailingFeed();
        _repository.UseFeed($"{server.Url}index.json");

        await ExpectFailureAsync(
            "build: the package feed cannot be used: Unable to load "
                + $"the service index for source {server.Url}index.json; "
                + "Response status code does not indicate success: 500 (Internal Server Error). "
                + "Check the network and the NuGet configuration"
        );
    }

    [Fact]
    public async Task Says_that_a_feed_cannot_be_reached_and_keeps_its_credentials()
    {
        _repository.UseFeed($"http://cook:pepper@127.0.0.1:{LoopbackServer.FreePort()}/index.json");

        var run = await _repository.ChooseAsync();

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
        var run = await _repository.ChooseAsync(("LANG", "ko_KR.UTF-8"), ("DOTNET_CLI_UI_LANGUAGE", "ko"));

        run.ShouldBe(new SampleRun(0, AllStandIns, LacksAll));
    }

    [Theory]
    [InlineData("true", AllStandIns)]
    [InlineData("false", NoStandIn)]
    [InlineData("Sample.Beta", "stand-ins: Sample.Beta; versions:")]
    public async Task Asks_no_feed_when_the_choice_is_made_by_hand(string asked, string choice)
    {
        _repository.UseFeed($"http://127.0.0.1:{LoopbackServer.FreePort()}/index.json");

        (await _repository.ChooseAsync(("USE_STAND_INS", asked))).ShouldBe(new SampleRun(0, choice, ""));
    }

    [Theory]
    [InlineData(
        "Sample.Alpha",
        "build: USE_STAND_INS names Sample.Alpha, but not Sample.Beta, which is built on it; name both"
    )]
    [InlineData(
        "Sample.Beta;Sample.Delta",
        "build: USE_STAND_INS names Sample.Delta, for which build/StandIns has no project; "
            + "write true, false, or some of Sample.Alpha;Sample.Beta"
    )]
    public Task Refuses_a_choice_by_hand_that_cannot_be_compiled(string asked, string told) =>
        ExpectFailureAsync(told, ("USE_STAND_INS", asked));

    private async Task ExpectAsync(string choice, params string[] told) =>
        (await _repository.ChooseAsync()).ShouldBe(new SampleRun(0, choice, string.Join('\n', told)));

    private async Task ExpectFailureAsync(string told, params (string Name, string Value)[] variables) =>
        (await _repository.ChooseAsync(variables)).ShouldBe(new SampleRun(2, "", told));

    private sealed class FailingFeed : LoopbackServer
    {
        protected override (int Status, string Body) Answer(
            HttpListenerRequest request,
            string body,
            HttpListenerResponse response
        ) => (500, "");
    }
}
