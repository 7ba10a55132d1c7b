using System.IO.Compression;
using AiChef.Deployment.History;
using AiChef.Deployment.Operations.Backups;
using AiChef.Tests.Deployment.CloudFormation;
using AiChef.Tests.Deployment.History;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>The history of deployments is exported, and old exports deleted.</summary>
public sealed class HistoryExportTests : IAsyncLifetime
{
    private DeployerFixture _cloud = null!;

    private HistoryExports Exports =>
        new(_cloud.Clients.S3, "artifacts", _cloud.Clients.Retry(_cloud.Clock), _cloud.Clock);

    public async Task InitializeAsync() => _cloud = await DeployerFixture.StartAsync();

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task An_export_has_every_record_with_its_template_under_its_key()
    {
        await _cloud.Clients.S3.PutBucketAsync("artifacts");
        var history = new DeploymentHistory(_cloud.Clients.S3, "artifacts", _cloud.Clients.Retry(_cloud.Clock));
        var record = SampleRecords.Good("20261129-235959-ffff", "Resources: {}");
        await RunAsync(async () =>
        {
            await history.WriteAsync(record, default);
            await history.WriteAsync(record with { Service = "kitchen-two" }, default);
            return true;
        });

        var made = await RunAsync(() => Exports.CreateAsync(default));

        made.ShouldNotBeNull().Name.ShouldBe("history-backup-20260501-120000");
        using var answer = await _cloud.Clients.S3.GetObjectAsync("artifacts", $"exports/{made.Name}.zip");
        using var bytes = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(bytes);
        bytes.Length.ShouldBe(made.Bytes);
        using var zip = new ZipArchive(bytes);
        zip.Entries.Select(entry => entry.FullName)
            .ShouldBe(
                [
                    new RecordKey(record.Service, record.Run, record.Subject).ToString(),
                    new RecordKey("kitchen-two", record.Run, record.Subject).ToString(),
                ],
                ignoreOrder: true
            );
        using var content = new StreamReader(zip.Entries[0].Open());
        (await content.ReadToEndAsync()).ShouldContain("Resources: {}");
    }

    [Fact]
    public async Task Exports_older_than_thirty_days_are_old_but_the_last_one()
    {
        await _cloud.Clients.S3.PutBucketAsync("artifacts");
        await _cloud.Clients.S3.PutObjectAsync(
            new()
            {
                BucketName = "artifacts",
                Key = "history/kitchen/one/stack.json",
                ContentBody = "{}",
            }
        );
        var made = new List<StoredBackup>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            made.Add((await RunAsync(() => Exports.CreateAsync(default)))!);
            _cloud.Clock.Advance(TimeSpan.FromDays(20));
        }
        _cloud.Clock.Advance(TimeSpan.FromDays(20));

        var listed = await RunAsync(() => Exports.ListAsync(default));
        var old = BackupRetention.Old(listed, _cloud.Clock.GetUtcNow());

        listed.Select(each => each.Name).ShouldBe([made[2].Name, made[1].Name, made[0].Name]);
        old.Select(each => each.Name).ShouldBe([made[0].Name, made[1].Name]);
        await RunAsync(async () =>
        {
            await Exports.DeleteAsync(old[0], default);
            await Exports.DeleteAsync(old[0], default);
            return true;
        });
        (await RunAsync(() => Exports.ListAsync(default))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_records_or_bucket_there_is_nothing_to_export()
    {
        (await RunAsync(() => Exports.CreateAsync(default))).ShouldBeNull();
        (await RunAsync(() => Exports.ListAsync(default))).ShouldBeEmpty();
        await _cloud.Clients.S3.PutBucketAsync("artifacts");
        (await RunAsync(() => Exports.CreateAsync(default))).ShouldBeNull();
    }

    private Task<T> RunAsync<T>(Func<Task<T>> work) => _cloud.Clock.RunAsync(work, "the export");
}
