using AiChef.Deployment.Aws;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>Credentials are found once, and again when somebody has signed in again.</summary>
public sealed class RenewableCredentialsTests
{
    private readonly RenewableCredentials _credentials;
    private readonly List<Refreshing> _found = [];

    public RenewableCredentialsTests() =>
        _credentials = new RenewableCredentials(() =>
        {
            _found.Add(new Refreshing($"key-{_found.Count + 1}"));
            return _found[^1];
        });

    [Fact]
    public async Task They_are_found_at_the_first_call_and_kept()
    {
        _found.ShouldBeEmpty();

        _credentials.GetCredentials().AccessKey.ShouldBe("key-1");
        (await _credentials.GetCredentialsAsync()).AccessKey.ShouldBe("key-1");

        _found.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Renewed_ones_are_found_again_and_the_old_ones_forgotten()
    {
        await _credentials.GetCredentialsAsync();
        var old = _found.ShouldHaveSingleItem();

        _credentials.Renew();

        old.Cleared.ShouldBe(1);
        (await _credentials.GetCredentialsAsync()).AccessKey.ShouldBe("key-2");
    }

    [Fact]
    public void Nothing_is_renewed_that_was_never_found()
    {
        Should.NotThrow(_credentials.Renew);

        _credentials.GetCredentials().AccessKey.ShouldBe("key-1");
    }

    private sealed class Refreshing(string key) : RefreshingAWSCredentials
    {
        internal int Cleared { get; private set; }

        public override void ClearCredentials()
        {
            Cleared++;
            base.ClearCredentials();
        }

        protected override CredentialsRefreshState GenerateNewCredentials() =>
            new(new ImmutableCredentials(key, "secret", null), new DateTime(2999, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }
}
