using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using AiChef.Compilation;

namespace AiChef.Bootstrap;

/// <param name="ExitCode">The exit code; null when dotnet was silent for too long and was ended.</param>
/// <param name="Lines">The output.</param>
internal sealed record DotNetResult(int? ExitCode, IReadOnlyList<string> Lines);
