using AiChef.LocalCloud.CloudFormation;

namespace AiChef.LocalCloud.S3;

/// <summary>S3.</summary>
internal static class S3Service
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "s3",
                Rest = static cloud => cloud.Get<S3Api>(),
                RestAccess = S3Access.Of,
                RestError = S3Api.Error,
                ClaimsUnsigned = PostForm.IsClaimed,
                Faults = S3Limits.Faults,
            },
            ResourceTypes =
            [
                new("AWS::S3::Bucket", static () => new S3BucketResource()),
                new("AWS::S3::BucketPolicy", static () => new S3BucketPolicyResource()),
            ],
            Offers = [Offer.Of<ITemplateObjects>(static cloud => cloud.Get<S3State>())],
        };
}
