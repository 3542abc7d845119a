/** The part of `process` that the command line uses: a parameter, so that tests need no mocks. */
export type ProcessLike = Pick<NodeJS.Process, 'argv' | 'env'> & {
  stdin: NodeJS.ReadStream | (AsyncIterable<Buffer> & { isTTY?: boolean });
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
};
