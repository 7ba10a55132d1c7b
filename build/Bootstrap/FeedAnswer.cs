using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace AiChef.Bootstrap;

/// <param name="Problems">What the feed lacks, serves in another version, or fails at.</param>
/// <param name="Packages">The folder that holds the packages of this machine; null when nothing was restored.</param>
internal sealed record FeedAnswer(IReadOnlyList<BuildProblem> Problems, string? Packages);
