// The thread that the panel opens with: seven comments, so that countComments has something to say at every level.

import type { Comment } from '../../engine/countComments.ts';

export const sampleThread: readonly Comment[] = [
  {
    id: 'c1',
    author: 'Teacher',
    text: 'I was out for one minute. Who is monitor now?',
    replies: [
      {
        id: 'c2',
        author: 'n5',
        text: 'I am. Highest number wins, and 5 is still the highest I can count to.',
        replies: [
          {
            id: 'c3',
            author: 'n4',
            text: 'You missed three roll calls in a row, so I took over. The chalk is mine.',
            replies: [
              {
                id: 'c4',
                author: 'n2',
                text: 'n5 was only sharpening its pencil. Slow is not the same as gone.',
                replies: [],
              },
            ],
          },
          {
            id: 'c5',
            author: 'n1',
            text: 'For a moment we had two monitors. My homework was collected twice.',
            replies: [],
          },
        ],
      },
      {
        id: 'c6',
        author: 'n3',
        text: 'I follow whoever still says “here!”',
        replies: [
          {
            id: 'c7',
            author: 'n2',
            text: 'Here! … Wait, what did I just win?',
            replies: [],
          },
        ],
      },
    ],
  },
];
