using Amazon.Runtime;
using Amazon.S3.Model;
using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Artifacts;

/// <summary>The artifact bucket on LocalCloud, or on the endpoint of another make that the environment variable JUDGE_ENDPOINT names.</summary>
public sealed class ArtifactStoreTests : IAsyncLifetime, IDisposable
{
    private readonly string _bucket = $"artifacts-{Guid.NewGuid():N}";
    private LocalCloudHost? _host;
    private AwsClients _clients = null!;

    public async Task InitializeAsync()
    {
        var judge = Environment.GetEnvironmentVariable("JUDGE_ENDPOINT");
        if (string.IsNullOrEmpty(judge))
            _host = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        _clients = new AwsClients(new AwsConnection { Region = "us-east-1", Endpoint = _host?.Url ?? new Uri(judge!) }, new BasicAWSCredentials("test", "test"));
        await _clients.S3.PutBucketAsync(_bucket);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    public void Dispose() => _clients.Dispose();

    [Fact]
    public async Task Content_is_uploaded_once_and_read_back_whole()
    {
        var store = Store(_bucket);

        (await store.UploadAsync("functions/a.zip", () => new MemoryStream([1, 2, 3]), "application/zip", CancellationToken.None)).ShouldBeTrue();
        (await store.UploadAsync("functions/a.zip", () => throw new InvalidOperationException("nothing is read again"), "application/zip", CancellationToken.None)).ShouldBeFalse();

        using var stored = await _clients.S3.GetObjectAsync(new GetObjectRequest { BucketName = _bucket, Key = "functions/a.zip" });
        using var content = new MemoryStream();
        await stored.ResponseStream.CopyToAsync(content);
        content.ToArray().ShouldBe([1, 2, 3]);
        stored.Headers.ContentType.ShouldBe("application/zip");
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_told_with_what_makes_it()
    {
        var error = await Should.ThrowAsync<DeploymentException>(Store("no-such-bucket").UploadAsync("a", () => new MemoryStream([1]), "text/plain", CancellationToken.None));

        error.Outcome.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldContain("'no-such-bucket' does not exist; ./build.sh Bootstrap makes it");
    }

    [Fact]
    public void CloudFormation_reads_an_object_by_its_own_address_on_aws()
    {
        using var clients = new AwsClients(new AwsConnection { Region = "eu-central-1" }, new BasicAWSCredentials("test", "test"));

        new ArtifactStore(clients, "b", new AwsRetry(clients.Connection, TimeProvider.System)).UrlOf("templates/x.yaml").ShouldBe("https://b.s3.eu-central-1.amazonaws.com/templates/x.yaml");
    }

    private ArtifactStore Store(string bucket) => new(_clients, bucket, new AwsRetry(_clients.Connection, TimeProvider.System));
}
