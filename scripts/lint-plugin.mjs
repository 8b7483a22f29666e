// A lint rule of our own: time and chance come in at the edge, everything below takes `now` and `today` as arguments.
const MESSAGES = {
  'Date.now': 'Date.now() belongs to the edge: take `now` as an argument.',
  'Math.random': 'Math.random() belongs to the edge: take what is random as an argument.',
};

const edgeOnly = {
  create: (context) => ({
    NewExpression(node) {
      if (node.callee.name !== 'Date' || node.arguments.length > 0) return;
      context.report({ node, message: 'new Date() belongs to the edge: take `now` as an argument.' });
    },
    MemberExpression(node) {
      const message = MESSAGES[`${node.object.name}.${node.property.name}`];
      if (message !== undefined) context.report({ node, message });
    },
  }),
};

export default { meta: { name: 'registry' }, rules: { 'edge-only': edgeOnly } };
