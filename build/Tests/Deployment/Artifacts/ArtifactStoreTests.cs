using System.Security.Cryptography;
using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;
using AiChef.LocalCloud;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Artifacts;

/// <summary>The artifact bucket on LocalCloud, or on the endpoint in the environment variable JUDGE_ENDPOINT.</summary>
public sealed class ArtifactStoreTests : IAsyncLifetime, IDisposable
{
    private static readonly byte[] Content = [1, 2, 3];
    private static readonly string Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));
    private static readonly string Key = $"functions/{Sha256}.zip";

    private readonly string _bucket = $"artifacts-{Guid.NewGuid():N}";
    private LocalCloudHost? _host;
    private AwsClients _clients = null!;

    public async Task InitializeAsync()
    {
        var judge = Environment.GetEnvironmentVariable("JUDGE_ENDPOINT");
        if (string.IsNullOrEmpty(judge))
        {
            _host = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        }

        _clients = new AwsClients(
            new AwsConnection { Region = "us-east-1", Endpoint = _host?.Url ?? new Uri(judge!) },
            new BasicAWSCredentials("test", "test")
        );
        await _clients.S3.PutBucketAsync(_bucket);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    public void Dispose() => _clients.Dispose();

    [Fact]
    public async Task Content_is_uploaded_once_and_read_back_whole()
    {
        var store = Store(_bucket);

        (await UploadAsync(store)).ShouldBeTrue();
        (await UploadAsync(store, () => throw new InvalidOperationException("nothing is read again"))).ShouldBeFalse();

        (await StoredAsync()).ShouldBe(Content);
    }

    [Fact]
    public async Task What_is_stored_under_the_key_counts_by_its_own_checksum()
    {
        // As an upload that was cut off left it, under the name of what it was to be.
        await _clients.S3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = _bucket,
                Key = Key,
                InputStream = new MemoryStream(Content[..2]),
                ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
            }
        );

        (await UploadAsync(Store(_bucket))).ShouldBeTrue();

        (await StoredAsync()).ShouldBe(Content);
    }

    [Fact]
    public async Task What_was_uploaded_without_this_checksum_is_replaced_once()
    {
        await _clients.S3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = _bucket,
                Key = Key,
                InputStream = new MemoryStream(Content),
            }
        );

        (await UploadAsync(Store(_bucket))).ShouldBeTrue();
        (await UploadAsync(Store(_bucket))).ShouldBeFalse();
    }

    [Fact]
    public async Task Content_that_is_not_what_was_hashed_is_not_uploaded()
    {
        var error = await Should.ThrowAsync<DeploymentException>(
            UploadAsync(Store(_bucket), () => new MemoryStream(Content[..2]))
        );

        error.Message.ShouldStartWith($"{Key} was not uploaded: the SHA-256 of its content is ");
        await Should.ThrowAsync<AmazonS3Exception>(StoredAsync());
    }

    [Fact]
    public async Task A_key_that_names_another_hash_is_a_mistake_of_the_caller() =>
        await Should.ThrowAsync<ArgumentException>(
            Store(_bucket)
                .UploadAsync("functions/a.zip", Sha256, () => new MemoryStream(Content), "a/b", CancellationToken.None)
        );

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_reported_with_what_makes_it()
    {
        var error = await Should.ThrowAsync<DeploymentException>(UploadAsync(Store("no-such-bucket")));

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldContain("'no-such-bucket' does not exist; ./build.sh Bootstrap creates it");
    }

    [Theory]
    [InlineData("ap-southeast-2", "https://b.s3.ap-southeast-2.amazonaws.com/templates/x.yaml")]
    [InlineData("us-gov-west-1", "https://b.s3.us-gov-west-1.amazonaws.com/templates/x.yaml")]
    [InlineData("cn-north-1", "https://b.s3.cn-north-1.amazonaws.com.cn/templates/x.yaml")]
    public void CloudFormation_reads_an_object_by_its_own_address_on_aws(string region, string url)
    {
        using var clients = new AwsClients(
            new AwsConnection { Region = region },
            new BasicAWSCredentials("test", "test")
        );

        new ArtifactStore(clients, "b", new AwsRetry(clients.Connection, TimeProvider.System))
            .UrlOf("templates/x.yaml")
            .ShouldBe(url);
    }

    private static Task<bool> UploadAsync(ArtifactStore store, Func<Stream>? content = null) =>
        store.UploadAsync(
            Key,
            Sha256,
            content ?? (() => new MemoryStream(Content)),
            "application/zip",
            CancellationToken.None
        );

    private async Task<byte[]> StoredAsync()
    {
        using var stored = await _clients.S3.GetObjectAsync(new GetObjectRequest { BucketName = _bucket, Key = Key });
        using var content = new MemoryStream();
        await stored.ResponseStream.CopyToAsync(content);
        return content.ToArray();
    }

    private ArtifactStore Store(string bucket) =>
        new(_clients, bucket, new AwsRetry(_clients.Connection, TimeProvider.System));
}
